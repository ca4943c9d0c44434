import { afterEach, expect, test } from "vitest";
import { testDatabase } from "#lib/test-database.ts";
import { subscribe, whenChanged } from "./read.ts";
import type { LiveMessage } from "./schema.ts";
import { announce } from "./write.ts";

const t = await testDatabase();
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function hear(): LiveMessage[] {
  const heard: LiveMessage[] = [];
  stops.push(subscribe((message) => heard.push(message)));
  return heard;
}
async function until(done: () => boolean, ms = 5000): Promise<void> {
  for (const end = Date.now() + ms; !done(); await new Promise((go) => setTimeout(go, 20))) {
    if (Date.now() > end) throw new Error("It did not happen in time");
  }
}
const topics = (heard: LiveMessage[], topic: string) =>
  heard.filter((m) => m.kind === "changed" && m.topics.includes(topic)).length;

test("C5 an announcement reaches every listener, and many at once are merged", async () => {
  const [one, two] = [hear(), hear()];
  await until(() => one.some((message) => message.kind === "resync"));
  for (let i = 0; i < 200; i++) announce("accounts");
  await until(() => topics(one, "accounts") >= 2 && topics(two, "accounts") >= 2);
  await new Promise((go) => setTimeout(go, 600));
  expect(topics(one, "accounts")).toBeLessThanOrEqual(4);
});

test("C5 single accounts are named together, however many changed", async () => {
  const heard = hear();
  await until(() => heard.some((message) => message.kind === "resync"));
  announce("account:1");
  for (let id = 2; id <= 100; id++) announce(`account:${id}`);
  await until(() => topics(heard, "account:100") > 0);
  const changed = heard.filter((message) => message.kind === "changed");
  expect(changed.map((message) => message.topics.length)).toEqual([1, 99]);
  announce(...Array.from({ length: 1_000 }, (_, id) => `account:${id}`));
  await until(() => topics(heard, "account") > 0);
  expect(heard.filter((message) => message.kind === "changed")).toHaveLength(3);
});

test("issue 4, point 5: what hears topics is woken by them, and by what it may have missed", async () => {
  let woken = 0;
  stops.push(whenChanged("usage", "account")(() => woken++));
  await until(() => woken === 1);
  announce("today");
  announce("account:7");
  await until(() => woken === 2);
  announce("usage");
  await until(() => woken === 3);
});

test("C5 after a lost connection everybody is told to read again", async () => {
  const heard = hear();
  await until(() => heard.some((message) => message.kind === "resync"));
  announce("today");
  await until(() => topics(heard, "today") > 0);
  await t.admin(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'",
  );
  await until(() => heard.filter((message) => message.kind === "resync").length === 2);
  const states = heard.flatMap((message) => (message.kind === "state" ? [message.state] : []));
  expect(states.slice(-3)).toEqual(["live", "connecting", "live"]);
  announce("metrics");
  await until(() => topics(heard, "metrics") > 0);
  expect(topics(heard, "metrics")).toBe(1);
});
