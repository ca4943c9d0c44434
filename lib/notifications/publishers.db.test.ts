import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { call } from "@orpc/server";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { escalations } from "#lib/escalations/procedures.ts";
import { finance } from "#lib/finance/procedures.ts";
import { handoffs } from "#lib/handoffs/procedures.ts";
import type { HandoffStep } from "#lib/handoffs/schema.ts";
import { ensureDefaultModel } from "#lib/health/write/models.ts";
import { playbooks } from "#lib/playbooks/procedures.ts";
import { evaluateBook } from "#lib/playbooks/write/evaluate.ts";
import { installShipped } from "#lib/playbooks/write/install-shipped.ts";
import { pass } from "#lib/playbooks/write/test-book.ts";
import { tasks } from "#lib/tasks/procedures.ts";
import { testDatabase } from "#lib/test-database.ts";
import { type EscalationWorld, makeEscalationWorld } from "#lib/test-escalations.ts";
import { as } from "#lib/test-money.ts";
import { notifications } from "./procedures.ts";
import { slackBody, webhookBody } from "./rules/outgoing-body.ts";
import { notificationEvent, notificationKinds } from "./schema.ts";
import { deliver } from "./write/deliver.ts";
import { makeDigests } from "./write/digests.ts";

const t = await testDatabase();
const root = join(import.meta.dirname, "../..");
/** What is worth so much stands in the database only; what people typed stands in the words that they gave. */
const planted = { mrr: 7_731_904_411n, deal: 9_173_640_227n };
const typed = "€48,250";
let world: EscalationWorld;

async function plantAmounts(accountId: number) {
  await t.admin(
    `with s as (insert into subscription (account_id, starts_on, plan) values ($1, '2026-01-01', 'Pro') returning account_id, id)
     insert into finance.subscription_price (account_id, subscription_id, mrr_minor, currency) select account_id, id, $2, 'USD' from s`,
    [accountId, planted.mrr],
  );
  await t.admin("insert into finance.exchange_rate (currency, to_reporting) values ('USD', 1) on conflict do nothing");
  await t.admin(
    `with d as (insert into deal (account_id, name, kind) values ($1, 'Seats', 'expansion') returning account_id, id)
     insert into finance.deal_amount (account_id, deal_id, amount_minor, currency) select account_id, id, $2, 'USD' from d`,
    [accountId, planted.deal],
  );
}

async function giveTasks() {
  const { accountId, csm, manager } = world;
  const add = async (title: string) =>
    (await call(tasks.add, { accountId, title, dueOn: today(), assigneeId: csm.userId }, as(manager))).id;
  const taskIds = [await add(`Explain ${typed}`), await add("Call the sponsor")];
  await call(tasks.handOver, { taskIds, toId: manager.userId }, as(csm));
  await call(tasks.handBack, { taskIds }, as(manager));
}

async function askForMoney() {
  const { accountId, csm, manager } = world;
  const ask = async (asked: object) =>
    (await call(finance.askAccess, { scope: "book", reason: `The ${typed} deal`, days: 9, ...asked }, as(csm)))
      .requestId;
  const declined = { granted: false as const, answer: `Not for ${typed}` };
  await call(finance.answerRequest, { requestId: await ask({}), ...declined }, as(manager));
  const wanted = { scope: "accounts" as const, accountIds: [accountId] };
  const granted = { granted: true as const, ...wanted, days: 9 };
  await call(finance.answerRequest, { requestId: await ask(wanted), ...granted }, as(manager));
}

async function handOver() {
  const { accountId, csm, seller, coordinator } = world;
  const won = { name: `Forty seats, ${typed}`, kind: "new", won: true, closedOn: new Date(today()) };
  const deal = await db.deal.create({ data: { accountId, ...won } });
  const { id: handoffId } = await call(handoffs.draft, { accountId, dealId: deal.id }, as(seller));
  const goals = [{ title: "Faster close", unit: null, baseline: null, target: null, dueOn: null }];
  const content = { title: deal.name, goals, stakeholders: [], risks: [], promises: [], links: [], note: null };
  await call(handoffs.edit, { handoffId, ...content }, as(seller));
  const move = (who: Caller, step: HandoffStep, missing?: string) =>
    call(handoffs.move, { handoffId, step, missing }, as(who));
  await move(seller, "submit");
  await move(coordinator, "send-back", `Who signed the ${typed}?`);
  await move(seller, "submit");
  await move(coordinator, "pass");
  await move(csm, "return", `What are the ${typed} for?`);
  await move(coordinator, "pass");
  await move(csm, "accept");
}

async function escalate() {
  const { accountId, csm, stranger, coordinator, specialist } = world;
  const raise = async () => {
    const words = {
      category: "technical",
      severity: "high",
      title: `Blocks ${typed}`,
      summary: "Since Monday.",
    } as const;
    return (await call(escalations.raise, { accountId, ...words }, as(csm))).id;
  };
  const id = await raise();
  const write = (who: Caller, body: string, kind: "question" | "reply" | "answer" | "message") =>
    call(escalations.write, { escalationId: id, body, kind }, as(who));
  await write(coordinator, "Which format?", "question");
  await write(csm, `CSV, @Rosa, or we lose ${typed}`, "reply");
  await call(escalations.route, { escalationIds: [id], desk: "technical", specialistId: null }, as(coordinator));
  await write(csm, "Any news?", "message");
  await write(specialist, "Fixed, @Ines", "answer");
  await call(escalations.close, { escalationIds: [id], outcome: "resolved" }, as(coordinator));
  await call(escalations.merge, { escalationId: await raise(), intoId: await raise() }, as(coordinator));
  const span = { fromOn: today(), untilOn: today() };
  await call(escalations.nameDeputy, { userId: stranger.userId, ...span }, as(coordinator));
  await raise();
}

async function playProtocols() {
  await ensureDefaultModel();
  await installShipped();
  await evaluateBook(today());
  await plantAmounts(world.accountId);
  await pass(t, today(), [world.accountId]);
}

/** A channel to which nothing gets through for a day. */
async function loseChannel() {
  const { csm, manager, admin } = world;
  const refused = { type: "webhook", name: `Ops ${typed}`, address: "http://127.0.0.1:9/" } as const;
  const { channelId } = await call(notifications.addChannel, { ...refused, kinds: ["task"] }, as(admin));
  const task = { title: "Look at it", dueOn: today(), assigneeId: csm.userId };
  await call(tasks.add, task, as(manager));
  const { id } = await db.notificationDelivery.findFirstOrThrow({ where: { channelId } });
  await db.notificationDelivery.update({ where: { id }, data: { attempts: 9 } });
  await db.notificationChannel.update({ where: { id: channelId }, data: { failures: 9 } });
  await deliver(id, { complete: async () => undefined });
}

beforeAll(async () => {
  world = await makeEscalationWorld();
  const slack = { type: "slack", name: "Everything", address: "https://hooks.example/x" } as const;
  await call(notifications.addChannel, slack, as(world.admin));
  for (const publish of [giveTasks, askForMoney, handOver, playProtocols, escalate, loseChannel]) await publish();
});

const rowsOf = () => db.notification.findMany({ orderBy: { id: "asc" } });

test("issue 5, point 9: everything that tells people is tried here, and every kind is told", async () => {
  const tellers = globSync("lib/*/write/*.ts", { cwd: root }).filter(
    (path) => !path.endsWith(".test.ts") && /from ".*\/notify\.ts"/.test(readFileSync(join(root, path), "utf8")),
  );
  expect(tellers.sort()).toEqual([
    "lib/escalations/write/tell.ts",
    "lib/finance/write/requests.ts",
    "lib/handoffs/write/move-handoff.ts",
    "lib/notifications/write/pause-channel.ts",
    "lib/playbooks/write/run-steps.ts",
    "lib/tasks/write/tell-of-tasks.ts",
  ]);
  expect(new Set((await rowsOf()).map(({ kind }) => kind))).toEqual(new Set(notificationKinds));
});

const pages = globSync("app/**/page.tsx", { cwd: root }).map((path) => {
  const address = path
    .replace(/^app/, "")
    .replace(/\/page\.tsx$/, "")
    .replaceAll(/\/\([^)]+\)/g, "");
  return new RegExp(`^${address.replaceAll(/\[\w+\]/g, "[^/]+")}$`);
});

type Opens = (id: number, who: ReturnType<typeof as>) => Promise<unknown>;
/** What the page of a cause reads first: each with the number in its address. */
const doors: [RegExp, Opens][] = [
  [/^\/tasks$/, (_, who) => call(tasks.list, {}, who)],
  [
    /^\/tasks\?open=(\d+)$/,
    async (taskId, who) => [await call(tasks.list, {}, who), await call(tasks.log, { taskId }, who)],
  ],
  [/^\/money$/, (_, who) => call(finance.myGrants, {}, who)],
  [/^\/handoffs\/(\d+)$/, (handoffId, who) => call(handoffs.get, { handoffId }, who)],
  [/^\/escalations\/(\d+)$/, (escalationId, who) => call(escalations.get, { escalationId }, who)],
  [
    /^\/protocols\/interventions\/(\d+)$/,
    (interventionId, who) => call(playbooks.intervention, { interventionId }, who),
  ],
  [/^\/settings\/notifications\/channels\/(\d+)$/, (channelId, who) => call(notifications.channel, { channelId }, who)],
];

async function open(href: string, caller: Caller): Promise<string> {
  if (!pages.some((page) => page.test(href.replace(/\?.*/, "")))) return "no such page";
  const [pattern, opens] = doors.find(([one]) => one.test(href)) ?? [];
  if (!pattern || !opens) return "no door known";
  const id = Number(pattern.exec(href)?.[1]);
  return opens(id, as(caller)).then(
    () => "opened",
    (error: Error) => error.message,
  );
}

test("each leads to a page that is there, and that whoever was told may open", async () => {
  const people = Object.values(world).filter((one): one is Caller & { userId: number } => typeof one === "object");
  const met = new Map<string, string>();
  for (const { userId, href, title } of await rowsOf()) {
    const caller = people.find((one) => one.userId === userId) as Caller;
    met.set(`${caller.name}: ${title} → ${href}`, await open(href, caller));
  }
  expect(met.size).toBeGreaterThan(30);
  expect([...met].filter(([, what]) => what !== "opened")).toEqual([]);
});

test("a handoff that comes back is told to the seller who wrote it, and no other desk hears of handoffs (C2)", async () => {
  const { seller, specialist } = world;
  const told = (await rowsOf()).filter(({ kind }) => kind === "handoff");
  expect(told.filter(({ userId }) => userId === seller.userId).map(({ title }) => title)).toEqual([
    "Handoff of Acme needs more",
    "Handoff of Acme accepted",
  ]);
  expect(told.map(({ userId }) => userId)).not.toContain(specialist.userId);
  const { rows } = await call(notifications.inbox, {}, as(seller));
  expect(rows.map(({ kind }) => kind)).toContain("handoff");
});

test("N4: no amount is in any of it, neither a known one nor one that somebody typed: inbox, digest, Slack, webhook", async () => {
  await t.admin("insert into digest_setting (user_id, hour, weekdays) select id, 0, '{1,2,3,4,5,6,7}' from app_user");
  const rows = await rowsOf();
  expect(await makeDigests(new Date())).toBe(new Set(rows.map(({ userId }) => userId)).size);
  const digests = await db.notificationDigest.findMany();
  const deliveries = await db.notificationDelivery.findMany();
  const sent = deliveries.flatMap(({ event }) => {
    const read = notificationEvent.parse(event);
    return [slackBody(read, "https://desk.example"), webhookBody(read, "https://desk.example")];
  });
  const texts = [
    ...rows.flatMap(({ title, detail }) => [title, detail ?? ""]),
    ...digests.flatMap(({ subject, text, html }) => [subject, text, html]),
    ...sent,
  ];
  expect(texts.filter((text) => text.includes("[amount hidden]")).length).toBeGreaterThan(10);
  const digits = [typed, ...Object.values(planted).flatMap((n) => [n, n / 100n])].map((n) =>
    String(n).replace("€", ""),
  );
  const amount = /\p{Sc}\s?\d|\d\s?\p{Sc}|\b(USD|EUR|GBP|CHF)\s?\d|\d\s?(USD|EUR|GBP|CHF)\b/u;
  const bare = (text: string) => text.replaceAll(",", "");
  expect(texts.filter((text) => amount.test(text) || digits.some((one) => bare(text).includes(bare(one))))).toEqual([]);
});
