import { setTimeout as pause } from "node:timers/promises";
import type { Locator, Page } from "@playwright/test";
import type { BenchDatabase } from "./bench-database.ts";
import { openBrowser, openPage } from "./open-page.ts";
import { type Line, ms, percentile, printTable } from "./print-table.ts";
import { startApp } from "./start-app.ts";

const rounds = 5;
const steps = 10;
const most = 100;

declare global {
  // in the page
  var repaint: { open: number[]; painting: number; waits: number[] };
}

/**
 * Times each change in the page: from the moment that the browser received the pointer or key to the second animation
 * frame after the new figures stand in the document. Event timing entries end at the next paint of anything, which here is
 * the thumb; the second frame begins when the one with the figures has been painted, so that nothing is left out.
 */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { open: [] as number[], painting: 0, waits: [] as number[] };
    globalThis.repaint = seen;
    let received = 0;
    for (const kind of ["pointerdown", "pointermove", "keydown"])
      addEventListener(kind, ({ timeStamp }) => (received = timeStamp), true);
    // a slider is heard at each input, a point of a curve when it is left
    for (const kind of ["input", "change"])
      addEventListener(
        kind,
        ({ target }) => {
          const range = target instanceof HTMLInputElement && target.type === "range";
          if (range === (kind === "input")) seen.open.push(received);
        },
        true,
      );
    const figures = [...document.querySelectorAll("h2, h3")].find(({ textContent }) => textContent === "Who changes");
    const section = figures?.closest("section");
    if (!section) throw new Error("The figures of the preview are not on the page.");
    new MutationObserver(() => {
      const answered = seen.open.splice(0);
      seen.painting += 1;
      requestAnimationFrame(() =>
        requestAnimationFrame((now) => {
          seen.painting -= 1;
          seen.waits.push(...answered.map((began) => now - began));
        }),
      );
    }).observe(section, { subtree: true, childList: true, characterData: true });
  });
}

async function taken(page: Page): Promise<number[]> {
  await page.waitForFunction(() => {
    const { open, painting, waits } = globalThis.repaint;
    return open.length === 0 && painting === 0 && waits.length > 0;
  });
  return page.evaluate(() => globalThis.repaint.waits.splice(0));
}

/** Drags the thumb towards the middle by real pointer moves; with `calm`, each is let paint before the next. */
async function drag(page: Page, slider: Locator, calm: boolean): Promise<number[]> {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const { value, min, max } = await slider.evaluate(({ value, min, max }: HTMLInputElement) => ({
    ...{ value: Number(value), min: Number(min), max: Number(max) },
  }));
  if (!box) throw new Error("The slider is not on the page.");
  const from = box.x + 8 + ((value - min) / (max - min)) * (box.width - 16);
  const step = Math.max(4, (1.5 * (box.width - 16)) / (max - min)) * (value < (min + max) / 2 ? 1 : -1);
  const y = box.y + box.height / 2;
  await page.mouse.move(from, y);
  await page.mouse.down();
  const times: number[] = [];
  for (let n = 1; n <= steps; n++) {
    await page.mouse.move(from + step * n, y);
    if (calm) times.push(...(await taken(page)));
  }
  await page.mouse.up();
  return calm ? times : taken(page);
}

/** Types other points for the first value of the first curve. */
async function bend(page: Page, round: number): Promise<number[]> {
  const points = page.getByLabel("Points out of 100 at point 1").first();
  if (!(await points.isVisible())) await page.getByRole("button", { name: /curve/i }).first().click();
  const times: number[] = [];
  for (let n = 1; n <= steps; n++) {
    await points.click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(String((n % 2) * 10 + round));
    await page.keyboard.press("Tab");
    times.push(...(await taken(page)));
  }
  return times;
}

function lineOf(what: string, times: number[]): Line {
  const measured = `median ${ms(percentile(times, 0.5))}, worst ${ms(Math.max(...times))} of ${times.length}`;
  const met = Math.max(...times) <= most;
  return { what, measured, floor: "", ratio: "", target: `≤ ${most} ms`, met };
}

async function measure(page: Page): Promise<Line[]> {
  const slider = (label: RegExp | string) => page.getByRole("slider", { name: label });
  const start = page.getByRole("button", { name: "Start a draft" });
  const drop = page.getByRole("button", { name: "Throw away" });
  await start.or(drop).waitFor({ timeout: 60_000 });
  if (await start.isVisible()) await start.click();
  await drop.waitFor({ timeout: 60_000 });
  await pause(3_000);
  await watch(page);
  const times = { weights: [] as number[], quick: [] as number[], bands: [] as number[], curve: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.weights.push(...(await drag(page, slider(/^Weight of/).nth(round), true)));
    times.bands.push(...(await drag(page, slider("Healthy from"), true)));
    times.quick.push(...(await drag(page, slider(/^Weight of/).nth(round), false)));
    times.curve.push(...(await bend(page, round)));
  }
  // the last change is being saved
  await pause(2_000);
  await drop.click();
  await start.waitFor();
  return [
    lineOf("a weight, one move after the other", times.weights),
    lineOf("a weight, dragged without a pause: to the next new figures", times.quick),
    lineOf("where healthy begins", times.bands),
    lineOf("a point of a curve", times.curve),
  ];
}

/** On how many accounts the figures stand, as the page says it; the whole book where it says nothing. */
async function reachOf(page: Page, accounts: number): Promise<string> {
  const said = page.getByText(/^A sample: [\d,]+ of/);
  const text = (await said.count()) > 0 ? await said.textContent() : null;
  const [found] = /[\d,]+ of [\d,]+ accounts/.exec(text ?? "") ?? [];
  return found ?? `all of ${accounts} accounts`;
}

/** How soon the Studio shows what a draft would change, in a browser, while it is dragged. */
export async function benchRepaint({ adminUrl }: BenchDatabase, accounts: number): Promise<void> {
  const app = await startApp({ database: adminUrl });
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, app, "ada");
    await page.goto(`${app.url}/studio`);
    const lines = await measure(page);
    printTable(`Repainting the preview of a draft (${await reachOf(page, accounts)})`, lines);
  } finally {
    await browser.close();
    await app.stop();
  }
}
