import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sorts } from "#lib/accounts/schema.ts";
import { pools } from "#lib/db.ts";
import { TestInstance } from "#lib/launch/test-instance.ts";
import { TestVisitor } from "#lib/launch/test-visitor.ts";
import { withDatabase } from "#lib/launch/with-database.ts";
import { catalog } from "#lib/metrics/catalog/catalog.ts";
import { freePort } from "#lib/postgres/cluster.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, ".data", `canary-${process.pid}`);
const instance = new TestInstance(folder, await freePort());

/** Amounts that occur nowhere else: their digits on a page mean a leak, as minor units, grouped or shortened. */
const canaries = [7_731_904_411, 9_173_640_227];
const traces = [/7731904411|77\D{0,6}319\D{0,6}044|77\.3\s?M/i, /9173640227|91\D{0,6}736\D{0,6}402|91\.7\s?M/i];
const people = { csm: "ines", manager: "tomas", coordinator: "rosa", specialist: "piet", admin: "ada" };

/** Runs on the database of the instance, as the role that jobs of money have. */
async function asMoneyJob<Row>(use: (query: (sql: string, values?: unknown[]) => Promise<Row[]>) => Promise<void>) {
  const before = { ...process.env };
  process.env.BELLWETHER_DATA = folder;
  await withDatabase(root, () => use(async (sql, values) => (await pools.financeSystem.query(sql, values)).rows));
  process.env = before;
}

type Pair = { id: number };
let pair: [number, number];

const amounts = [
  ["subscription_price", "mrr_minor"],
  ["revenue_movement", "amount_minor"],
  ["deal_amount", "amount_minor"],
  ["money_custom_value", "amount_minor"],
] as const;

/** Gives the first account the first amount in every money column, and the second the other. */
async function plant(given: readonly number[]): Promise<void> {
  await asMoneyJob<Pair>(async (query) => {
    for (const [position, accountId] of pair.entries())
      for (const [table, column] of amounts)
        await query(`update finance.${table} set ${column} = $1 where account_id = $2`, [given[position], accountId]);
  });
}

/** Two of Ines's paying customers that have a row in every money table. */
async function choose(): Promise<void> {
  await asMoneyJob<Pair>(async (query) => {
    const [metric] = await query(
      "insert into custom_metric (key, name, is_money) values ('spend', 'Spend', true) returning id",
    );
    const found = await query(
      `select a.id from account a join app_user u on u.id = a.owner_id and u.email like 'ines@%'
       where a.paying and exists (select from finance.deal_amount d where d.account_id = a.id)
         and exists (select from finance.revenue_movement m where m.account_id = a.id)
         and exists (select from finance.subscription_price p where p.account_id = a.id) order by a.id limit 2`,
    );
    pair = found.map(({ id }) => id) as [number, number];
    await query(
      `insert into finance.money_custom_value (account_id, metric_id, day, amount_minor, currency)
       select unnest($1::int[]), $2, current_date - 1, 1, 'USD'`,
      [pair, metric?.id],
    );
  });
}

/** Every address of app/, with both accounts and every metric; lists in every order and with filters. */
function addresses(path = ""): string[] {
  const within = join(root, "app", path);
  return readdirSync(within, { withFileTypes: true }).flatMap((entry) => {
    const below = join(path, entry.name);
    if (entry.isDirectory()) return addresses(below);
    return entry.name === "page.tsx" ? [`/${path.replaceAll(/\([^)]*\)\/?/g, "")}`] : [];
  });
}

function filled(address: string): string[] {
  if (address.includes("[accountId]")) return pair.map((id) => address.replace("[accountId]", String(id)));
  if (address.includes("[key]")) return catalog.map(({ key }) => address.replace("[key]", key));
  return [address.replace("[importId]", "1").replace("[token]", "unknown")];
}

const lists = () => [
  ...sorts.flatMap((sort) => [`/accounts?sort=${sort}`, `/accounts?sort=${sort}&dir=desc`]),
  ...canaries.map((amount) => `/accounts?q=${amount}`),
  "/today",
  "/targets?by=owner",
  "/targets?by=segment",
];

type Seen = { address: string; kind: string; status: number; text: string };

/** The page as a browser loads it, or what the router of an open page fetches; Next sends the latter to an address with a mark. */
async function fetched(visitor: TestVisitor, address: string, kind: "html" | "rsc"): Promise<Response> {
  const headers: Record<string, string> = kind === "rsc" ? { rsc: "1" } : {};
  const response = await visitor.ask(address, { headers });
  const marked = response.headers.get("location");
  return marked && /[?&]_rsc\b/.test(marked) ? visitor.ask(marked, { headers }) : response;
}

async function visit(person: string, wanted: string[]): Promise<Seen[]> {
  const visitor = new TestVisitor(`http://localhost:${instance.port}`);
  await visitor.signIn(`${person}@demo.bellwether.example`);
  const seen: Seen[] = [];
  for (const address of wanted)
    for (const kind of ["html", "rsc"] as const) {
      const response = await fetched(visitor, address, kind);
      expect({ address, status: response.status < 500 }).toEqual({ address, status: true });
      if (kind === "rsc" && response.status === 200)
        expect(response.headers.get("content-type")).toContain("text/x-component");
      seen.push({ address, kind, status: response.status, text: await response.text() });
    }
  return seen;
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await instance.start();
  await choose();
  await plant(canaries);
});
afterAll(async () => {
  await instance.end("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

describe("N4, X8: money on rendered pages", () => {
  test("the amounts are there for who has a grant, so that a leak would be seen", async () => {
    const tomas = new TestVisitor(`http://localhost:${instance.port}`);
    await tomas.signIn("tomas@demo.bellwether.example");
    for (const [position, accountId] of pair.entries())
      expect(JSON.stringify(await tomas.door("GET", `/accounts/${accountId}/money`))).toMatch(
        traces[position] as RegExp,
      );
    await asMoneyJob(async (query) => {
      await query("update money_grant set revoked_at = now()");
    });
  });

  test.each(Object.entries(people))(
    "a %s without a grant meets no amount on any page, in HTML or in what the router fetches, and no order follows it",
    async (_, person) => {
      const wanted = [...new Set([...addresses().flatMap(filled), ...lists()])];
      expect(wanted.length).toBeGreaterThan(50);
      const before = await visit(person, wanted);
      for (const kind of ["html", "rsc"])
        expect(before.filter((seen) => seen.kind === kind && seen.status === 200).length).toBeGreaterThan(20);
      const leaks = before.filter(({ address, text }) =>
        traces.some((trace) => trace.test(text.replaceAll(new RegExp(address.split("?q=")[1] ?? "(?!)", "g"), ""))),
      );
      expect(leaks.map(({ address, kind }) => `${kind} ${address}`)).toEqual([]);

      // with the amounts exchanged, every list names the same accounts in the same order
      const order = (pages: Seen[]) =>
        pages
          .map(({ address, kind, text }) => `${kind} ${address} ${text.match(/\/accounts\/\d+/g)?.join(" ")}`)
          .sort();
      await plant(canaries.toReversed());
      const after = await visit(person, lists());
      await plant(canaries);
      expect(order(after)).toEqual(order(before.filter(({ address }) => lists().includes(address))));
    },
  );
});
