import { setTimeout as pause } from "node:timers/promises";
import { openBrowser, openPage } from "./open-page.ts";
import { type Line, ms, percentile, printTable } from "./print-table.ts";
import { type App, startApp } from "./start-app.ts";

const starts = 3;
const changes = 20;

async function timed(use: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await use();
  return performance.now() - began;
}

function lineOf(what: string, times: number[], most: number): Line {
  const measured = `median ${ms(percentile(times, 0.5))}, worst ${ms(Math.max(...times))}`;
  return { what, measured, floor: "", ratio: "", target: `≤ ${most / 1000} s`, met: Math.max(...times) <= most };
}

/** Starts that are not the first, until a page is served, and Ctrl-C until the last process is gone. */
async function startAndStop(): Promise<Line[]> {
  await (await startApp()).stop();
  const [up, down]: [number[], number[]] = [[], []];
  for (let round = 0; round < starts; round++) {
    let app: App | undefined;
    up.push(
      await timed(async () => {
        app = await startApp();
      }),
    );
    down.push(await timed(async () => app?.stop()));
  }
  return [lineOf("start, not the first", up, 10_000), lineOf("stop", down, 10_000)];
}

/** From the answer to a change that one person made to its sight on a page that another has open. */
async function changeToScreen(app: App): Promise<number[]> {
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, app, "ada");
    await page.goto(`${app.url}/accounts/1`);
    // the stream opens after the page
    await pause(2_000);
    const headers = { cookie: await app.cookieOf("tomas"), origin: app.url, "content-type": "application/json" };
    const times: number[] = [];
    for (let n = 0; n < changes; n++) {
      const segment = `Segment ${n} of ${Date.now()}`;
      const body = JSON.stringify({ segment });
      const answer = await fetch(`${app.url}/api/v1/accounts/1`, { method: "PATCH", headers, body });
      if (!answer.ok) throw new Error(`The change was refused: ${answer.status} ${await answer.text()}`);
      times.push(await timed(() => page.getByText(segment).first().waitFor({ timeout: 30_000 })));
      await pause(500);
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** What a running Bellwether promises in seconds: starting, stopping, and changes on open screens. */
export async function benchRunning(): Promise<void> {
  const lines = process.env.BENCH_URL ? [] : await startAndStop();
  const app = await startApp();
  try {
    lines.push(lineOf("a change, on a screen that is open", await changeToScreen(app), 2_000));
  } finally {
    await app.stop();
  }
  printTable("Starting, stopping, and live screens", lines);
}
