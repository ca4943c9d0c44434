import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { ensureDefaultModel } from "#lib/health/write/models.ts";
import { testDatabase } from "#lib/test-database.ts";
import { readEffect } from "./read/effect.ts";
import { atRisk } from "./write/test-book.ts";

const t = await testDatabase();
const fired = "2026-01-05";
const days = 30;
const asOf = "2026-03-10";

/** Accounts alike in all but what is given; `left` of them are gone ten days after the protocol fired. */
type Alike = { n: number; left?: number; segment?: string; score?: number; since?: string; more?: object };

async function accounts({ n, left = 0, segment = "Mid", score = 40, since = "2025-01-01", more = {} }: Alike) {
  const made = await db.account.createManyAndReturn({
    data: Array.from({ length: n }, (_, place) => ({
      name: `${segment} ${score} ${since}`,
      segment,
      customerSince: new Date(since),
      churnedOn: place < left ? new Date("2026-01-15") : null,
      ...more,
    })),
    select: { id: true },
  });
  const ids = made.map(({ id }) => id);
  await scored(ids, score, "2026-01-03");
  return ids;
}

const scored = (ids: readonly number[], score: number, day: string, frozen = false) =>
  t.admin(
    `insert into score_daily (account_id, day, model_id, score, band, coverage, freshness, confidence, measure_values, frozen)
     select a, $3, (select min(id) from health_model), $2, 'at-risk', 1, 1, 'high', '{}', $4 from unnest($1::int[]) a`,
    [ids, score, day, frozen],
  );

type Opened = { at?: string; score?: number | null; segment?: string; heldOut?: boolean };

/** The protocol fired for these; what it saw of them is kept with the intervention. */
const opened = (
  protocolId: number,
  ids: readonly number[],
  { at = fired, score = 40, segment = "Mid", heldOut = false }: Opened = {},
) =>
  t.admin(
    `insert into intervention (account_id, protocol_id, version, why, opened_at, score, segment, tenure_days, held_out)
     select a, $1, 1, '{}', ($3 || 'T09:00:00Z')::timestamptz, $4, $5, 369, $6 from unnest($2::int[]) a`,
    [protocolId, ids, at, score, segment, heldOut],
  );

async function protocol(): Promise<number> {
  const { id } = await db.protocol.create({ data: { mode: "on", version: 1 } });
  await db.protocolVersion.create({ data: { protocolId: id, version: 1, definition: atRisk() } });
  return id;
}

beforeAll(async () => {
  await ensureDefaultModel();
});

describe("what a protocol is worth, counted by hand (X10)", () => {
  it("against accounts alike on that day that it did nothing for: 15 of 20 saved against 10 of 20", async () => {
    const id = await protocol();
    await opened(id, await accounts({ n: 20, left: 5 }));
    await accounts({ n: 9, left: 9, score: 42, since: "2024-12-20" });
    // gone on the last of the 30 days is lost, a day later is saved
    await accounts({ n: 1, score: 42, more: { churnedOn: new Date("2026-02-04") } });
    await accounts({ n: 1, score: 42, more: { churnedOn: new Date("2026-02-05") } });
    await accounts({ n: 9, score: 44 });
    expect(await readEffect(id, days, asOf)).toMatchObject({
      against: "similar",
      treated: { n: 20, saved: 15 },
      untreated: { n: 20, saved: 10 },
      unmatched: 0,
      young: 0,
      difference: 0.25,
      cannotTell: null,
    });
  });

  it("never against who is not alike: another segment, score, or tenure, gone, merged, frozen, not scored, or treated too", async () => {
    const id = await protocol();
    const big = { segment: "Big", score: 70 };
    await opened(id, await accounts({ n: 20, ...big }), big);
    await accounts({ n: 20, segment: "Small", score: 70 });
    await accounts({ n: 20, segment: "Big", score: 76 });
    await accounts({ n: 20, ...big, since: "2024-01-01" });
    await accounts({ n: 20, ...big, since: "2026-02-01" });
    await accounts({ n: 20, ...big, more: { churnedOn: new Date(fired) } });
    const [into] = await accounts({ n: 1, segment: "Small", score: 10 });
    await accounts({ n: 20, ...big, more: { mergedIntoId: into } });
    const treatedToo = await accounts({ n: 20, ...big });
    await opened(id, treatedToo, { ...big, at: "2025-12-20", score: null });
    const unscored = await db.account.createManyAndReturn({
      data: Array.from({ length: 20 }, () => ({ name: "-", segment: "Big", customerSince: new Date("2025-01-01") })),
    });
    await scored(
      unscored.slice(0, 10).map((one) => one.id),
      70,
      "2026-01-03",
      true,
    );
    await scored(
      unscored.slice(10).map((one) => one.id),
      70,
      "2025-12-29",
    );
    const found = await readEffect(id, days, asOf);
    expect(found).toMatchObject({ treated: { n: 0 }, untreated: { n: 0 }, unmatched: 20, difference: null });
    expect(found.cannotTell).toMatch(/Only 0 of them have somebody like them/);
  });

  it("cannot tell under 20, and leaves out those that are too young", async () => {
    const id = await protocol();
    const tiny = { segment: "Tiny", score: 20 };
    await opened(id, await accounts({ n: 19, ...tiny }), tiny);
    await opened(id, await accounts({ n: 3, ...tiny }), { ...tiny, at: "2026-02-20" });
    await accounts({ n: 20, ...tiny });
    const found = await readEffect(id, days, asOf);
    expect(found).toMatchObject({ treated: { n: 19 }, young: 3, difference: null, low: null });
    expect(found.cannotTell).toMatch(/Only 19 interventions are old enough/);
  });

  it("against those held out by lot where there are any, whoever they are: 18 of 20 saved against 12 of 20", async () => {
    const id = await protocol();
    const lot = { segment: "Lot", score: 55 };
    await opened(id, await accounts({ n: 20, left: 2, ...lot }), lot);
    const heldOut = await accounts({ n: 20, left: 8, ...lot, score: 5 });
    await opened(id, heldOut.slice(1), { ...lot, score: 5, heldOut: true });
    expect((await readEffect(id, days, asOf)).cannotTell).toMatch(/Only 19 of them/);
    await opened(id, heldOut.slice(0, 1), { ...lot, score: 5, heldOut: true });
    const found = await readEffect(id, days, asOf);
    expect(found).toMatchObject({
      against: "held-out",
      treated: { n: 20, saved: 18 },
      untreated: { n: 20, saved: 12 },
      cannotTell: null,
    });
    expect(found.difference).toBeCloseTo(0.3);
    expect(found.low).toBeGreaterThan(0);
    expect(found.high).toBeLessThan(0.6);
  });
});
