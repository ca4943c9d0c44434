import { call, ORPCError } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { judgeAudience } from "#lib/door.ts";
import { judgeSubject } from "#lib/subject.ts";
import { type CallerName, callerNames, makeCallers, makeEscalations } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { doorInputs } from "#lib/test-door-inputs.ts";
import { everyDoor } from "#lib/test-doors.ts";
import { type Right, rights } from "#lib/test-matrix.ts";

await testDatabase();

let world: Awaited<ReturnType<typeof makeCallers>>;
let escalations: Awaited<ReturnType<typeof makeEscalations>>;
beforeAll(async () => {
  world = await makeCallers();
  escalations = await makeEscalations(world);
});

const doors = everyDoor();
const denials = ["UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND"];
const objects = ["own", "other", "missing"] as const;

/** Doors that name accounts, where something else says who may: what they change, or that every account is to be read. */
const notByAccount = [
  "accounts.exportSelected",
  "accounts.takeBack",
  "finance.recurring",
  "handoffs.draft",
  "ingest.mapCustomer",
  "ingest.mapGroup",
];
/** … and those that may name one. */
const byAccountIfGiven = [
  "playbooks.end",
  "playbooks.judge",
  "playbooks.snooze",
  "promises.check",
  "promises.replaced",
  "tasks.add",
];

/** What the input has to name, whatever the door says of itself: a door that forgot to judge its account is asked for others' too. */
function namedIn({ name, door }: (typeof doors)[number]): "account" | "escalation" | null {
  const { shape = {} } = door["~orpc"].inputSchema as { shape?: Record<string, z.ZodType> };
  const needed = Object.keys(shape).filter((key) => !shape[key]?.safeParse(undefined).success);
  if (needed.some((key) => /^escalationIds?$/.test(key))) return "escalation";
  if (byAccountIfGiven.includes(name)) return "account";
  return needed.some((key) => /^accountIds?$/.test(key)) && !notByAccount.includes(name) ? "account" : null;
}

/** What SPEC's table says of this caller and this object. */
function expected(name: string, caller: CallerName, object: (typeof objects)[number], aboutOne: boolean): boolean {
  const right: Right = rights[name]?.[caller] ?? "no";
  if (right === "no" || right === "elsewhere") return false;
  if (aboutOne && object === "missing") return false;
  return right === "yes" || !aboutOne || object === "own";
}

async function denied(door: (typeof doors)[number], caller: Caller, input: unknown): Promise<boolean> {
  if (judgeAudience(door.meta, caller)) {
    const error = await call(door.door, input, { context: { caller }, path: ["test"] }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ORPCError);
    expect(denials).toContain((error as ORPCError<string, unknown>).code);
    return true;
  }
  const refusal = await judgeSubject(door.meta.subject, input, caller);
  if (refusal || door.meta.effect === "read") {
    const error = await call(door.door, input, { context: { caller }, path: ["test"] }).then(
      () => null,
      (thrown: unknown) => thrown as ORPCError<string, unknown>,
    );
    if (refusal) expect(denials).toContain(error?.code);
    if (error?.code === "INTERNAL_SERVER_ERROR") throw error;
  }
  return refusal !== null;
}

it("a specialist reads and changes no account, should a door let them in (SPEC, who sees what)", async () => {
  const input = { accountId: world.accounts.own };
  for (const subject of ["account:read", "account:change"] as const) {
    expect(await judgeSubject(subject, input, world.callers.specialist)).toMatchObject({ reason: "not-found" });
    expect(await judgeSubject(subject, input, world.callers.csm)).toBeNull();
  }
});

describe("authorization matrix (SPEC, who sees and changes what)", () => {
  it("has a row for every door, and no row for a door that is gone", () => {
    expect(Object.keys(rights).sort()).toEqual(doors.map(({ name }) => name).sort());
  });

  for (const door of doors) {
    const about = namedIn(door);
    const aboutOne = about !== null;
    it(`${door.name} lets in whom it should`, async () => {
      for (const caller of callerNames) {
        for (const object of aboutOne ? objects : (["own"] as const)) {
          const [accountId, escalationId] = [world.accounts[object], escalations[object]];
          const input = {
            ...(about === "account" && { accountId, accountIds: [accountId] }),
            ...(about === "escalation" && { escalationId, escalationIds: [escalationId] }),
            ...doorInputs[door.name],
          };
          // who has no right at all is turned away at the door, before anything is looked up
          if ((rights[door.name]?.[caller] ?? "no") === "no")
            expect({ caller, refused: judgeAudience(door.meta, world.callers[caller]) !== null }).toEqual({
              caller,
              refused: true,
            });
          const isDenied = await denied(door, world.callers[caller], input);
          expect({ caller, object, in: !isDenied }).toEqual({
            caller,
            object,
            in: expected(door.name, caller, object, aboutOne),
          });
        }
      }
    });
  }
});
