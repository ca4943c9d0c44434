import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { db } from "#lib/db.ts";
import { type LiveBook, sendEvent } from "./live-book.ts";
import { openBrowser, openPage } from "./open-page.ts";
import { type Line, ms, percentile } from "./print-table.ts";
import type { App } from "./start-app.ts";

const events = 100;
const changes = 30;

/** A cell of a table, by words of its row and the heading of its column. */
type Figure = { row: string; column: string };

declare global {
  // in the page
  var figure: { text: string | null; paintedAt: number[] };
}

/** Notes when another figure has been painted: the second frame after it stands in the document begins when the first is done. */
async function watch(page: Page, figure: Figure): Promise<void> {
  await page.evaluate(({ row, column }) => {
    const read = () => {
      const line = [...document.querySelectorAll("tbody tr")].find(({ textContent }) => textContent?.includes(row));
      const heads = [...(line?.closest("table")?.querySelectorAll("thead th, thead td") ?? [])];
      const at = heads.findIndex(({ textContent }) => textContent?.trim().startsWith(column));
      return line?.children[at]?.textContent ?? null;
    };
    const seen = { text: read(), paintedAt: [] as number[] };
    globalThis.figure = seen;
    new MutationObserver(() => {
      const text = read();
      if (text === null || text === seen.text) return;
      seen.text = text;
      requestAnimationFrame(() => requestAnimationFrame(() => seen.paintedAt.push(Date.now())));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, figure);
}

async function nextPaint(page: Page): Promise<number> {
  await page.waitForFunction(() => globalThis.figure.paintedAt.length > 0, undefined, { timeout: 30_000 });
  const [at] = await page.evaluate(() => globalThis.figure.paintedAt.splice(0));
  return at ?? Number.NaN;
}

/** From before the change is sent, which is before its commit, to its sight. */
async function timeOne(page: Page, change: () => Promise<unknown>): Promise<number> {
  await pause(300 + Math.random() * 1_200);
  const began = Date.now();
  await change();
  return (await nextPaint(page)) - began;
}

function lineOf(what: string, times: number[], most: number): Line {
  const p99 = percentile(times, 0.99);
  const measured = `median ${ms(percentile(times, 0.5))}, p99 ${ms(p99)} of ${times.length}`;
  return { what, measured, floor: "", ratio: "", target: `p99 ≤ ${most / 1000} s`, met: p99 <= most };
}

/** An open page, and the cell of it that each event moves; pages one after the other, for a tab behind another is not painted. */
async function timeUse(page: Page, app: App, book: LiveBook, path: string, figure: Figure): Promise<number[]> {
  const send = () => sendEvent(app.url, book, { userId: "one person", context: { groupId: book.fresh.group } });
  await send();
  await page.goto(`${app.url}${path}`);
  await page.locator("tbody tr", { hasText: figure.row }).first().waitFor({ timeout: 60_000 });
  await pause(3_000);
  await watch(page, figure);
  const times: number[] = [];
  for (let n = 1; n <= events; n++) times.push(await timeOne(page, send));
  return times;
}

async function timeScores(page: Page, app: App, book: LiveBook): Promise<Line> {
  const times: number[] = [];
  const perAccount = Math.ceil(events / book.scored.length);
  for (const { name, group } of book.scored) {
    await page.goto(`${app.url}/accounts?owner=all&q=${encodeURIComponent(name)}`);
    await page.locator("tbody tr", { hasText: name }).first().waitFor({ timeout: 60_000 });
    await pause(3_000);
    await watch(page, { row: name, column: "Score" });
    for (let n = 1; n <= perAccount; n++) {
      const one = { userId: `person ${n}`, context: { groupId: group } };
      times.push(await timeOne(page, () => sendEvent(app.url, book, one)));
    }
  }
  return lineOf("an event, to the score of its account in the open list", times, 3_000);
}

async function timeTargets(page: Page, app: App): Promise<Line> {
  const account = await db.account.findFirstOrThrow({
    where: { subscriptions: { some: { endsOn: null } }, churnedOn: null },
  });
  const headers = { cookie: await app.cookieOf("tomas"), origin: app.url, "content-type": "application/json" };
  const move = async (segment: string | null) => {
    const body = JSON.stringify({ segment });
    const answer = await fetch(`${app.url}/api/v1/accounts/${account.id}`, { method: "PATCH", headers, body });
    if (!answer.ok) throw new Error(`The change was refused: ${answer.status} ${await answer.text()}`);
  };
  await move("Live 0");
  try {
    await page.goto(`${app.url}/targets`);
    await page.locator("tbody tr", { hasText: "Live 0" }).first().waitFor({ timeout: 120_000 });
    await pause(3_000);
    await watch(page, { row: "Live ", column: "Segment" });
    const times: number[] = [];
    for (let n = 1; n <= changes; n++) times.push(await timeOne(page, () => move(`Live ${n}`)));
    return lineOf("a customer in another segment, to its line on the open Targets screen", times, 3_000);
  } finally {
    await move(account.segment);
  }
}

/** How soon open screens show what arrives, in a browser, by single events at random moments. */
export async function timeFigures(app: App, book: LiveBook): Promise<Line[]> {
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, app, "tomas");
    const { fresh, feature } = book;
    const usage = { row: feature, column: "Events" };
    const adoption = { row: fresh.name, column: "Depth" };
    const adoptionPath = `/adoption?q=${encodeURIComponent(fresh.name)}`;
    return [
      lineOf(
        "an event, to the usage of its account on an open page",
        await timeUse(page, app, book, `/accounts/${fresh.id}/usage`, usage),
        1_000,
      ),
      lineOf(
        "an event, to the figure of its account on an open Adoption screen",
        await timeUse(page, app, book, adoptionPath, adoption),
        1_000,
      ),
      await timeScores(page, app, book),
      await timeTargets(page, app),
    ];
  } finally {
    await browser.close();
  }
}
