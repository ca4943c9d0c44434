import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { testDatabase } from "#lib/test-database.ts";
import { health } from "../procedures.ts";
import { readBook } from "../read/book.ts";
import { readEvidence } from "../read/evidence.ts";
import { factPages } from "../read/pages.ts";
import { evaluate } from "../rules/evaluate.ts";
import { ownMeasure } from "../rules/own-measure.ts";
import type { OwnMeasure, OwnRead, OwnSource } from "../schema/own-measure.ts";

const t = await testDatabase();
const asOf = "2026-06-30";
const admin: Caller = { ...anonymous("test", "::1"), kind: "user", userId: 1, role: "admin", roles: ["admin"] };
const context = { context: { caller: admin }, path: ["test"] };

/** The book's use ends on 29 June; what is dated later must not count. Property 1 is measured already, 2 is not. */
const rows = `
insert into app_user (id, email, name, status) values (1, 'ada@x.io', 'Ada', 'active');
insert into account (id, name, customer_since) values (1, 'One', '2026-01-01'), (2, 'Two', '2026-01-01');
insert into active_period (account_id, starts_on) select id, customer_since from account;
insert into usage_daily (account_id, day, events, active_users) values (1, '2026-06-01', 4, 1), (2, '2026-06-29', 1, 1);
insert into event_name (id, name, last_seen_on) values (1, 'Report exported', '2026-07-01');
insert into event_daily (account_id, name_id, day, events) values
  (1, 1, '2026-05-20', 2), (1, 1, '2026-06-10', 3), (1, 1, '2026-06-20', 5), (1, 1, '2026-07-01', 90);
insert into event_property (id, name_id, key, measured) values (1, 1, 'rows', true), (2, 1, 'pages', false);
insert into event_property_daily (account_id, property_id, day, n, total, latest, latest_at) values
  (1, 1, '2026-05-20', 2, 20, 4, '2026-05-20T10:00Z'), (1, 1, '2026-06-10', 3, 60, 30, '2026-06-10T10:00Z'),
  (1, 1, '2026-06-20', 5, 200, 50, '2026-06-20T10:00Z'), (1, 1, '2026-07-01', 1, 9000, 9000, '2026-07-01T10:00Z');`;

let n = 0;
async function make(source: OwnSource, read: OwnRead): Promise<OwnMeasure> {
  n += 1;
  const spec = { source, read, windowDays: 28 };
  const curve: [number, number][] = [
    [0, 0],
    [100, 100],
  ];
  return call(
    health.makeMeasure,
    { label: `Own ${n}`, dimension: "usage", curve, spec, presenceIsMeant: true },
    context,
  );
}

async function valuesOf({ position }: OwnMeasure): Promise<(number | null)[]> {
  const book = await readBook(asOf);
  const found: (number | null)[] = [];
  for await (const page of factPages(book))
    for (const facts of page.facts) found.push(evaluate(facts, book.measures).values[position] ?? null);
  return found;
}

beforeAll(async () => {
  await t.admin(rows);
});

describe("F3: a measure made of live events, as of a day", () => {
  it.each<[OwnRead, number, number | null]>([
    ["sum", 8, null],
    ["change", 3, null],
    ["days-since", 9, null],
    ["presence", 1, 0],
  ])("how often an event is sent, read as %s", async (read, one, two) => {
    expect(await valuesOf(await make({ kind: "event", nameId: 1 }, read))).toEqual([one, two]);
  });

  it.each<[OwnRead, number, number | null]>([
    ["latest", 50, null],
    ["sum", 260, null],
    ["mean", 30, null],
    ["change", 2, null],
    ["days-since", 9, null],
    ["presence", 1, 0],
  ])("a number that events carry, read as %s", async (read, one, two) => {
    expect(await valuesOf(await make({ kind: "property", propertyId: 1 }, read))).toEqual([one, two]);
  });

  it("issue 4: the running day counts for the newest value, its age and whether there is any; for no sum, and not for days before", async () => {
    const event: OwnSource = { kind: "event", nameId: 1 };
    const property: OwnSource = { kind: "property", propertyId: 1 };
    const made = await Promise.all(
      (
        [
          [event, "sum"],
          [event, "change"],
          [event, "days-since"],
          [event, "presence"],
          [property, "latest"],
          [property, "sum"],
          [property, "mean"],
          [property, "days-since"],
        ] as const
      ).map(([source, read]) => make(source, read)),
    );
    const all = async () => (await Promise.all(made.map(valuesOf))).map(([one, two]) => [one, two]);
    const before = await all();
    await t.admin(`insert into event_daily (account_id, name_id, day, events) select n, 1, '2026-06-30', 7 from generate_series(1, 2) n;
      insert into event_property_daily (account_id, property_id, day, n, total, latest, latest_at)
        select n, 1, '2026-06-30', 7, 700, 77, '2026-06-30T01:00Z' from generate_series(1, 2) n`);
    const [sum, change, , , , total, mean] = before.map(([one]) => one);
    expect(await all()).toEqual([
      [sum, null],
      [change, null],
      [0, 0],
      [1, 1],
      [77, 77],
      [total, null],
      [mean, null],
      [0, 0],
    ]);
    const shown = async (at: number) => {
      const one = made[at];
      if (!one) throw new Error(`no measure ${at}`);
      return (await readEvidence(ownMeasure(one), 1, asOf, 1, 10)).rows[0]?.at;
    };
    expect([await shown(0), await shown(3), await shown(4), await shown(6)]).toEqual([
      "2026-06-20",
      "2026-06-30",
      "2026-06-30",
      "2026-06-20",
    ]);
    await t.admin(
      "delete from event_daily where day = '2026-06-30'; delete from event_property_daily where day = '2026-06-30'",
    );
  });

  it("is offered by name and leads to its days; a number that becomes a measure is added up from then on", async () => {
    const sources = await call(health.ownSources, {}, context);
    const offered = sources.filter(({ group }) => group === "Events").map(({ name }) => name);
    expect(offered).toEqual(["Report exported, times", "Report exported: pages", "Report exported: rows"]);
    await make({ kind: "property", propertyId: 2 }, "sum");
    const [{ measured } = {}] = await t.admin("select measured from event_property where id = 2");
    expect(measured).toBe(true);
    const evidence = await readEvidence(
      ownMeasure(await make({ kind: "property", propertyId: 1 }, "sum")),
      1,
      asOf,
      1,
      10,
    );
    expect(evidence.rows[0]).toMatchObject({
      at: "2026-06-20",
      what: "200 in all",
      detail: "5 events, the last with 50",
    });
    expect(evidence.total).toBe(3);
  });
});
