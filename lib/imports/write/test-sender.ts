import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { beforeAll } from "vitest";
import { db } from "#lib/db.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";
import { createKey } from "#lib/people/write/keys.ts";
import { router } from "#lib/router.ts";
import { importDatabase } from "./test-run.ts";

export type Row = Record<string, unknown>;
type Given = { key?: string | null; as?: string; currency?: string };

async function person(name: string, role: "admin" | "csm"): Promise<number> {
  const email = `${name}@sender.test`;
  return (await db.appUser.create({ data: { name, email, userRoles: { create: { role } } } })).id;
}

/** Test only: a database, and `send`, which sends rows as another system would: over REST, with a real key. */
export async function sender() {
  const { admin, one } = await importDatabase();
  const rest = new OpenAPIHandler(router);
  const secrets: Record<string, string> = {};
  let keys = 0;
  beforeAll(async () => {
    const [ada, ines] = [await person("ada", "admin"), await person("ines", "csm")];
    const wanted = [
      ["crm", "agent", ada],
      ["desk", "agent", ada],
      ["reader", "read", ada],
      ["csm", "agent", ines],
    ] as const;
    for (const [name, kind, userId] of wanted) {
      const made = await createKey({ name, kind, userId, expiresAt: null }, userId);
      secrets[name] = "secret" in made ? made.secret : "";
    }
  });
  const send = async (object: string, rows: Row[], { key, as = "crm", currency }: Given = {}) => {
    const headers = new Headers({ authorization: `Bearer ${secrets[as]}`, "content-type": "application/json" });
    if (key !== null) headers.set("Idempotency-Key", key ?? `key-${++keys}`);
    const body = JSON.stringify({ rows, ...(currency && { currency }) });
    const request = new Request(`http://desk.test/api/v1/upserts/${object}`, { method: "POST", headers, body });
    const context = { caller: await callerOf(headers) };
    const { response } = await rest.handle(request, { prefix: "/api/v1", context });
    return { status: response?.status, body: (await response?.json()) as Record<string, unknown> & { rows: Row[] } };
  };
  return { admin, one, send };
}
