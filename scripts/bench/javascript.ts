import { gzipSync } from "node:zlib";
import { type Line, printTable } from "./print-table.ts";
import { type App, startApp } from "./start-app.ts";

const pages = [
  { path: "/sign-in", person: null, most: 172 },
  { path: "/accounts", person: "ines", most: 235 },
  { path: "/accounts/1", person: "ines", most: 235 },
  { path: "/today", person: "ines", most: 235 },
  { path: "/targets", person: "tomas", most: 235 },
  { path: "/studio", person: "ada", most: 235 },
  { path: "/import", person: "ada", most: 235 },
] as const;

/** The scripts that the page's own HTML names, as gzip sends them; no browser that runs modules loads the noModule ones. */
async function scriptsOf(app: App, path: string, cookie: string | null): Promise<number> {
  const html = await (await fetch(app.url + path, { headers: cookie ? { cookie } : {} })).text();
  const tags = [...html.matchAll(/<script[^>]+>/g)].map(([tag]) => tag).filter((tag) => !/\snoModule/i.test(tag));
  const sources = new Set(tags.flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? []));
  let bytes = 0;
  for (const source of sources) {
    const body = Buffer.from(await (await fetch(new URL(source, app.url))).arrayBuffer());
    bytes += gzipSync(body, { level: 9 }).length;
  }
  return bytes;
}

/** First-load JavaScript of the built app, gzip. */
export async function benchJavascript(): Promise<void> {
  const app = await startApp();
  const lines: Line[] = [];
  try {
    for (const { path, person, most } of pages) {
      const cookie = person && (await app.cookieOf(person));
      const kilobytes = (await scriptsOf(app, path, cookie)) / 1024;
      const measured = `${kilobytes.toFixed(0)} KB`;
      lines.push({ what: path, measured, floor: "", ratio: "", target: `≤ ${most} KB`, met: kilobytes <= most });
    }
  } finally {
    await app.stop();
  }
  printTable("First-load JavaScript, gzip", lines);
}
