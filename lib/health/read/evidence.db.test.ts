import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { readEvidence } from "./evidence.ts";

const t = await testDatabase();

beforeAll(async () => {
  await t.admin(`
    insert into account (id, name, custom) values
      (1, 'One', '{"Contract": "Month-to-month"}'), (2, 'Two', '{"Contract": "€ 12,000"}'), (3, 'Three', '{}');
    insert into own_measure (key, position, label, dimension, spec, curve, source_name) values
      ('own-64', 64, 'Contract', 'value', '{"source": {"kind": "field", "key": "Contract"}, "read": "latest",
        "windowDays": 28, "categories": ["Month-to-month", "Two year"]}', '[[0, 0], [1, 100]]', 'Contract')`);
});

test.each([
  [1, ["Month-to-month"]],
  [2, ["An amount, which is not shown here"]],
  [3, []],
])("N4: what a file held is evidence, but an amount (account %i)", async (accountId, shown) => {
  const { rows, total } = await readEvidence({ key: "own-64", source: "own" }, accountId, "2026-06-30", 1, 50);
  expect(rows.map(({ what }) => what)).toEqual(shown);
  expect(total).toBe(shown.length);
});
