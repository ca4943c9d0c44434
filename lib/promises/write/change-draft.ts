import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { type PromiseRules, promiseRules } from "../schema.ts";

type Tx = Prisma.TransactionClient;
type Draft = { config: ReturnType<typeof promiseRules.parse> };

export const notADraft = "This draft is gone: it was published or thrown away. Start another from the version in use.";

/** Changes the draft as it stands by then: who edits at the same time waits, and nothing is lost. */
export async function changeDraft<T>(
  id: number,
  edit: (draft: Draft, tx: Tx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const done = await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ config: unknown }[]>`
      select config from promise_version where id = ${id} and status = 'draft' for update`;
    if (!row) return refuse("conflict", notADraft);
    return edit({ config: promiseRules.parse(row.config) }, tx);
  });
  announce("promises");
  return done;
}

export function storeDraft(tx: Tx, id: number, config: PromiseRules): Promise<number> {
  return tx.$executeRaw`
    update promise_version set config = ${JSON.stringify(config)}::jsonb, updated_at = clock_timestamp() where id = ${id}`;
}
