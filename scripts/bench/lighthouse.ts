import lighthouse, { desktopConfig } from "lighthouse";
import { openBrowser } from "./open-page.ts";
import { type Line, percentile, printTable } from "./print-table.ts";
import { startApp } from "./start-app.ts";

const rounds = 5;
const debugPort = 9333;
const pages = [
  { path: "/sign-in", person: null, seo: true },
  { path: "/accounts", person: "ines", seo: false },
  { path: "/accounts/1", person: "ines", seo: false },
  { path: "/targets", person: "tomas", seo: false },
] as const;

async function scoresOf(url: string, cookie: string | null, categories: string[]): Promise<Record<string, number>> {
  const extraHeaders = cookie ? { Cookie: cookie } : undefined;
  const flags = { port: debugPort, onlyCategories: categories, logLevel: "silent" as const, extraHeaders };
  const result = await lighthouse(url, flags, desktopConfig);
  const found = Object.entries(result?.lhr.categories ?? {});
  return Object.fromEntries(found.map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]));
}

/** Lighthouse with its desktop preset: the median of five visits to each page. */
export async function benchLighthouse(): Promise<void> {
  const app = await startApp();
  const browser = await openBrowser([`--remote-debugging-port=${debugPort}`]);
  const lines: Line[] = [];
  try {
    for (const { path, person, seo } of pages) {
      const cookie = person && (await app.cookieOf(person));
      const categories = ["performance", "accessibility", "best-practices", ...(seo ? ["seo"] : [])];
      const runs: Record<string, number>[] = [];
      for (let round = 0; round < rounds; round++) runs.push(await scoresOf(app.url + path, cookie, categories));
      const medians = categories.map((name) =>
        percentile(
          runs.map((run) => run[name] ?? 0),
          0.5,
        ),
      );
      const measured = categories.map((name, at) => `${name} ${medians[at]}`).join(", ");
      lines.push({ what: path, measured, floor: "", ratio: "", target: "≥ 95", met: Math.min(...medians) >= 95 });
    }
  } finally {
    await browser.close();
    await app.stop();
  }
  printTable("Lighthouse, desktop, median of 5", lines);
}
