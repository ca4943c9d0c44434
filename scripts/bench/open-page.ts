import { existsSync } from "node:fs";
import { type Browser, type Page, chromium as playwright } from "@playwright/test";
import chromium from "@sparticuz/chromium";
import type { App } from "./start-app.ts";

/** The machine's Chromium, or the one that comes with the packages; headless. */
export async function openBrowser(args: string[] = []): Promise<Browser> {
  const installed = "/usr/bin/chromium";
  const executablePath = existsSync(installed) ? installed : await chromium.executablePath();
  return playwright.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking", ...args] });
}

/** A page of a demo person who has signed in, by given name. */
export async function openPage(browser: Browser, app: App, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const pairs = (await app.cookieOf(name)).split("; ").map((pair) => ({ pair, at: pair.indexOf("=") }));
  await context.addCookies(
    pairs.map(({ pair, at }) => ({ name: pair.slice(0, at), value: pair.slice(at + 1), url: app.url })),
  );
  return context.newPage();
}
