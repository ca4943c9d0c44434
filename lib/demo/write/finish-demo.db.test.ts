import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { UNFINISHED } from "../schema.ts";
import { clearDemo } from "./clear-demo.ts";
import { finishDemo } from "./finish-demo.ts";
import { seedDemo } from "./seed-demo.ts";
import { seedWhenEmpty } from "./seed-when-empty.ts";

const t = await testDatabase();
const given = { asOf: "2026-03-02", accounts: 30 };
const root = join(import.meta.dirname, "..", "..", "..");

/** What people see of the derived data, by name: ids and instants differ between two makings of the same company. */
async function derived(): Promise<unknown> {
  return t.admin(`
    select 'health ' || a.name as what, concat_ws(' ', h.day, h.score, h.band, h.confidence, h.delta14, h.spark, h.summary) as value
      from account_health h join account a on a.id = h.account_id
    union all select 'past ' || a.name, concat_ws(' ', count(*), round(sum(d.score)::numeric, 3), min(d.day), max(d.day))
      from score_daily d join account a on a.id = d.account_id group by a.name
    union all select 'figures', concat_ws(' ', count(*), round(sum(r.value)::numeric, 3)) from published_ratio r
    union all select 'activity', concat_ws(' ', count(*), sum(p.starts_on - date '2020-01-01')) from active_period p
    union all select 'movements', concat_ws(' ', count(*), sum(m.amount_minor)) from finance.revenue_movement m
    order by 1`);
}

/** The launcher's step in a process of its own, killed with -9 after so many milliseconds; its exit code, or null when killed. */
async function seedAndKill(afterMs: number): Promise<number | null> {
  const script = `const { seedWhenEmpty } = await import("./lib/demo/write/seed-when-empty.ts");
    await seedWhenEmpty(() => undefined, ${JSON.stringify(given)});
    process.exit(0)`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: root, stdio: "inherit" });
  const gone = new Promise<number | null>((done) => child.once("exit", done));
  const end = new AbortController();
  void pause(afterMs, undefined, { signal: end.signal }).then(
    () => child.kill("SIGKILL"),
    () => undefined,
  );
  const code = await gone;
  end.abort();
  return code;
}

let whole: unknown;
beforeAll(async () => {
  await seedDemo(given);
  whole = await derived();
  await clearDemo();
});

test("kill -9 anywhere while the demo is made: the next start finishes it, the same as in one go (issue 2, section 1)", async () => {
  let cut = 0;
  let code: number | null = null;
  for (let ms = 500; code !== 0; ms = ms * 1.7) {
    code = await seedAndKill(ms);
    if (code === null) cut++;
    else expect(code).toBe(0);
  }
  expect(cut).toBeGreaterThan(1);
  expect(await derived()).toEqual(whole);
  expect(await db.setting.findUnique({ where: { key: UNFINISHED } })).toBeNull();
});

test("a company whose rows are there but nothing derived from them is finished, and only once", async () => {
  await t.admin("delete from score_daily");
  await t.admin("delete from account_health where account_id % 2 = 0");
  await t.admin("delete from published_ratio");
  await db.setting.create({ data: { key: UNFINISHED, value: given } });
  const said: string[] = [];
  await seedWhenEmpty((line) => said.push(line), given);
  expect(said).toEqual(["Finishing the demo company, whose making was cut off …"]);
  expect(await derived()).toEqual(whole);
  expect(await finishDemo()).toBe(false);
});

test("two starts at the same moment make one company", async () => {
  await clearDemo();
  await Promise.all([seedWhenEmpty(() => undefined, given), seedWhenEmpty(() => undefined, given)]);
  expect(await db.account.count()).toBe(given.accounts);
  expect(await derived()).toEqual(whole);
});

test("clearing an unfinished demo leaves nothing to finish", async () => {
  await db.setting.create({ data: { key: UNFINISHED, value: given } });
  await clearDemo();
  expect(await finishDemo()).toBe(false);
});
