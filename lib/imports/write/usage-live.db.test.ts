import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import type { Signal, Source } from "#lib/ingest/schema.ts";
import { takeSignals } from "#lib/ingest/write/take-signals.ts";
import { clock, emptied, importDatabase, run, tester, undo } from "./test-run.ts";

const { admin, one } = await importDatabase();
const day = "2024-03-01";
// A1 gets what is imported and live events as well, A2 the same imports alone
const two = "account_id,account_name,signup_date\nA1,One,2024-01-01\nA2,Two,2024-01-01\n";
const both = (head: string, row: string) => `account_id,day,${head}\nA1,${day},${row}\nA2,${day},${row}\n`;

async function liveSource(): Promise<Source> {
  const userId = await tester();
  const data = { name: "web", kind: "ingest", prefix: "web", userId, createdBy: userId, scopes: [] };
  const { id } = await db.apiKey.upsert({
    where: { secretHash: "web" },
    create: { ...data, secretHash: "web" },
    update: {},
  });
  return { id, name: "web", createsAccounts: false };
}

let sent = 0;
function live(person: string): Signal {
  const ids = { userId: person, anonymousId: null, groupId: "A1", previousId: null };
  return {
    type: "track",
    messageId: `live ${++sent}`,
    name: "reports",
    ...ids,
    at: new Date(`${day}T10:00:00Z`),
    properties: {},
    traits: {},
  };
}

const dayOf = (account: string) =>
  one(`select events, active_users as users, sent, sent_users as "sentUsers" from usage_daily u
    join account a on a.id = u.account_id where a.external_id = '${account}'`);
const featureOf = (account: string) =>
  one(`select events, users, sent, sent_users as "sentUsers" from usage_feature_daily u
    join account a on a.id = u.account_id where a.external_id = '${account}'`);
async function ruleOfReports() {
  const feature = await db.feature.upsert({
    where: { key: "reports" },
    create: { key: "reports", name: "reports" },
    update: {},
  });
  await db.featureRule.create({ data: { featureId: feature.id, pattern: "reports", exact: true } });
}

describe("issue 4, point 4: imported and live use of one day add up", () => {
  test("whichever comes first, and undoing the import gives back its part alone", async () => {
    await run({ "accounts.csv": two });
    await ruleOfReports();
    const source = await liveSource();
    await takeSignals(source, [live("a"), live("b")], clock, "history");
    const id = await run({ "usage.csv": both("feature,events", "reports,5") });
    expect(await dayOf("A1")).toEqual({ events: 7, users: 2, sent: 2, sentUsers: 2 });
    expect(await featureOf("A1")).toEqual({ events: 7, users: 2, sent: 2, sentUsers: 2 });
    await takeSignals(source, [live("b"), live("c")], clock, "history");
    expect(await dayOf("A1")).toEqual({ events: 9, users: 3, sent: 4, sentUsers: 3 });
    expect(await undo(id)).toEqual({ state: "undone", conflicts: [] });
    expect(await dayOf("A1")).toEqual({ events: 4, users: 3, sent: 4, sentUsers: 3 });
    expect(await featureOf("A1")).toEqual({ events: 4, users: 3, sent: 4, sentUsers: 3 });
    expect(await dayOf("A2")).toBeUndefined();
    expect(await admin("select distinct import_id from usage_daily")).toEqual([{ import_id: null }]);
  });

  test("an account that only its import made stays when live events came for it", async () => {
    const source = await liveSource();
    const id = await run({ "accounts.csv": two });
    await takeSignals(source, [live("a")], clock, "history");
    await undo(id);
    expect(await admin("select external_id as id from account")).toEqual([{ id: "A1" }]);
  });

  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant("days" as const), events: fc.integer({ min: 0, max: 9 }), users: fc.nat(4) }),
      fc.record({ do: fc.constant("features" as const), events: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ do: fc.constant("people" as const), person: fc.constantFrom("x", "y") }),
      fc.record({
        do: fc.constant("live" as const),
        people: fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 }),
      }),
      fc.record({ do: fc.constant("undo" as const), which: fc.nat(5) }),
    ),
    { minLength: 2, maxLength: 6 },
  );

  test("any order of imports, live events and undoing: the day is what the imports alone make it, and the live part on top", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        await admin(
          `${emptied}; truncate event_name, event_receipt, raw_event, usage_person_daily, usage_feature_person_daily, event_daily cascade`,
        );
        await run({ "accounts.csv": two });
        await ruleOfReports();
        const source = await liveSource();
        const done: number[] = [];
        const people = new Set<string>();
        let events = 0;
        for (const step of list) {
          if (step.do === "days")
            done.push(await run({ "usage.csv": both("events,active_users", `${step.events},${step.users}`) }));
          else if (step.do === "features")
            done.push(await run({ "usage.csv": both("feature,events", `reports,${step.events}`) }));
          else if (step.do === "people")
            done.push(
              await run({
                "events.csv": `event_id,account_id,timestamp,event,user_id\n1,A1,${day} 10:00:00,reports,${step.person}\n2,A2,${day} 10:00:00,reports,${step.person}\n`,
              }),
            );
          else if (step.do === "live") {
            await takeSignals(source, step.people.map(live), clock, "history");
            for (const person of step.people) people.add(person);
            events += step.people.length;
          } else {
            const id = done[step.which];
            if (id !== undefined && (await db.import.findUnique({ where: { id } }))?.state === "done") await undo(id);
          }
          for (const read of [dayOf, featureOf]) {
            const [mixed, alone] = [await read("A1"), await read("A2")];
            if (!mixed) expect([alone, events]).toEqual([undefined, 0]);
            else
              expect(mixed).toEqual({
                events: (alone?.events ?? 0) + events,
                users: people.size > 0 ? (alone?.users ?? 0) + people.size : alone?.users,
                sent: events,
                sentUsers: people.size,
              });
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
