import { verify } from "@node-rs/argon2";
import { beforeAll, describe, expect, test } from "vitest";
import { db, financeSystemDb, pools } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { getDemo } from "../read/get-demo.ts";
import { tableNames } from "../rules/sheet.ts";
import { clearDemo } from "./clear-demo.ts";
import { seedDemo } from "./seed-demo.ts";

await testDatabase();

async function count(table: string): Promise<number> {
  const { rows } = await pools.financeSystem.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}

async function foundIn(sql: string): Promise<number> {
  const { rows } = await pools.financeSystem.query<{ n: number }>(sql);
  return rows[0]?.n ?? -1;
}

describe("writing the demo company (issue section 8)", () => {
  beforeAll(async () => {
    await seedDemo({ asOf: "2026-03-02", accounts: 60 });
  });

  test("every table has rows, and the demo is flagged", async () => {
    for (const table of tableNames) expect(await count(table), table).toBeGreaterThan(0);
    for (const derived of [
      "active_period",
      "purchase",
      "finance.revenue_movement",
      "definition_set",
      "account_health",
    ]) {
      expect(await count(derived), derived).toBeGreaterThan(0);
    }
    expect(await count("account")).toBe(60);
    expect(await getDemo()).toEqual({ accounts: 60, asOf: "2026-03-02" });
  });

  test("rows lead to rows of the same account", async () => {
    const loose = `select count(*)::int as n from survey_response r
      where (contact_id is not null and not exists (select from contact c where c.account_id = r.account_id and c.id = r.contact_id))
         or (ticket_id is not null and not exists (select from ticket t where t.account_id = r.account_id and t.id = r.ticket_id))`;
    expect(await foundIn(loose)).toBe(0);
    const stray = `select count(*)::int as n from interaction i where contact_id is not null
      and not exists (select from contact c where c.account_id = i.account_id and c.id = i.contact_id)`;
    expect(await foundIn(stray)).toBe(0);
    const unpriced = `select count(*)::int as n from subscription s
      where not exists (select from finance.subscription_price p where p.account_id = s.account_id and p.subscription_id = s.id)`;
    expect(await foundIn(unpriced)).toBe(0);
  });

  test("X11 its people judged alerts of past weeks, under the model of that day, and nobody's Today is shorter for it", async () => {
    expect(await count("attention")).toBeGreaterThan(5);
    expect(await count("attention where model_id is null or measure is null or user_id is null")).toBe(0);
    expect(await count("attention where state = 'done'")).toBeGreaterThan(0);
    expect(await count("attention where until_on > date '2026-03-02'")).toBe(0);
    expect(await count("attention where (state = 'dismissed') <> (reason is not null)")).toBe(0);
  });

  test("X1 its people set bands by hand: beside another computed band, in the past, one an account", async () => {
    expect(await count("band_override")).toBeGreaterThan(10);
    expect(await count("band_override where set_by is null or starts_on >= date '2026-03-02'")).toBe(0);
    expect(await count("band_override where ended_at >= date '2026-03-02' or ended_at < created_at")).toBe(0);
    const same = `select count(*)::int as n from band_override o
      join score_daily s on s.account_id = o.account_id and s.day = o.starts_on and s.band = o.band`;
    expect(await foundIn(same)).toBe(0);
    expect(await foundIn("select count(*)::int - count(distinct account_id)::int as n from band_override")).toBe(0);
  });

  test("paying is what the lines in force say [METRICS: active]", async () => {
    const wrong = `select count(*)::int as n from account a where a.paying <> exists (
      select from subscription s join product p on p.id = s.product_id and p.in_scope
        join finance.subscription_price x on x.account_id = s.account_id and x.subscription_id = s.id
       where s.account_id = a.id and s.starts_on <= date '2026-03-01' and (s.ends_on is null or s.ends_on > date '2026-03-01')
         and x.mrr_minor > 0)`;
    expect(await foundIn(wrong)).toBe(0);
  });

  test("a later row gets an id of its own", async () => {
    const first = await db.account.findFirstOrThrow();
    const added = await db.contact.create({ data: { accountId: first.id, name: "Later person" } });
    expect(await count(`contact where id = ${added.id}`)).toBe(1);
  });

  test("the demo people sign in with the password that is printed", async () => {
    const ines = await db.appUser.findUniqueOrThrow({
      where: { email: "ines@demo.bellwether.example" },
      include: { userRoles: true },
    });
    expect(ines.userRoles.map(({ role }) => role)).toEqual(["csm"]);
    expect(await verify(ines.passwordHash ?? "", "bellwether")).toBe(true);
  });

  test("issue 5, point 9: each role was told of what lies on their desks, nobody of what they did, nothing with an amount", async () => {
    const told = `select count(*)::int as n from (select r.role from notification n join user_role r on r.user_id = n.user_id
      where r.role <> 'specialist' or r.desk = 'technical' group by r.role having count(distinct n.group_key) > 1) x`;
    expect(await foundIn(told)).toBe(5);
    expect(await count("notification where by_id = user_id")).toBe(0);
    expect(await count("notification where title ~ '[$€£]' or title ~ 'undefined|null'")).toBe(0);
    expect(await count("notification where at < now() - interval '2 days' and read_at is null")).toBe(0);
  });

  test("it never mixes with accounts that are there already", async () => {
    await expect(seedDemo({ asOf: "2026-03-02", accounts: 5 })).rejects.toThrow("already");
    expect(await count("app_user")).toBe(10);
  });

  test("clearing removes all of it but the person who clears, and cannot be done twice", async () => {
    const ada = await db.appUser.findUniqueOrThrow({ where: { email: "ada@demo.bellwether.example" } });
    await db.previewRun.create({
      data: { modelId: 1, config: {}, total: 60, result: { flips: [{ name: "Ceramics" }] } },
    });
    await db.notificationDigest.create({
      data: { userId: ada.id, day: new Date(), subject: "x", text: "Ceramics", html: "", messageId: "<x>" },
    });
    await clearDemo({ keepUserId: ada.id });
    expect(await db.previewRun.count()).toBe(0);
    for (const table of ["notification", "notification_digest", "money_request"]) expect(await count(table)).toBe(0);
    for (const table of [...tableNames, "band_override"]) expect(await count(table), table).toBe(0);
    expect(await db.appUser.findMany({ select: { id: true } })).toEqual([{ id: ada.id }]);
    expect(await db.team.count()).toBe(0);
    expect(await getDemo()).toBeNull();
    expect(await financeSystemDb.moneyGrant.count()).toBe(0);
    await expect(clearDemo()).rejects.toThrow("no demo company");
  });
});
