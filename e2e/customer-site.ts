import { readFileSync } from "node:fs";
import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { address } from "./address.ts";

const umd = join(import.meta.dirname, "../node_modules/@segment/analytics-next/dist/umd/index.js");
const scripts: Record<string, () => string | Buffer> = {
  "/analytics.js": () => readFileSync(umd),
  "/package.js": () => "export const { AnalyticsBrowser } = globalThis.AnalyticsNext;",
};

/** A request that has an answer; 0 where the sender never got one. */
type Seen = { path: string; retry: string; status: number };
/** What stands before the wire may answer in its place, or keep the wire's answer to itself. */
type Gate = (request: IncomingMessage, response: ServerResponse) => "answered" | "mute" | undefined;
export type CustomerSite = Awaited<ReturnType<typeof openSite>>;

/** The site of a customer, on an origin of its own, and a way from it to the desk that can be disturbed. */
export async function openSite() {
  const site = {
    /** Its origin. */
    home: "",
    /** Host of the way that goes through `gate`: another origin to the page, as the desk itself is. */
    through: "",
    /** What its front page holds. */
    html: "",
    gate: (() => undefined) as Gate,
    seen: [] as Seen[],
    close: () => {
      for (const server of [pages, way]) server.close().closeAllConnections();
    },
  };
  const pages = createServer(({ url = "" }, response) => {
    const script = scripts[url]?.();
    response.writeHead(200, { "content-type": `text/${script ? "javascript" : "html"}; charset=utf-8` });
    response.end(script ?? `<!doctype html><title>Customer</title>${site.html}`);
  });
  const way = createServer((request, response) => {
    if (request.method === "OPTIONS") return passOn(request, response);
    const done = site.gate(request, response);
    const note = (status: number) =>
      site.seen.push({ path: request.url ?? "", retry: String(request.headers["x-retry-count"] ?? ""), status });
    if (done === "answered") note(response.statusCode);
    else passOn(request, response, done === "mute", note);
  });
  site.home = `http://localhost:${await listen(pages)}`;
  site.through = `localhost:${await listen(way)}`;
  return site;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, done));
  return (server.address() as AddressInfo).port;
}

function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  mute = false,
  note: (status: number) => void = () => undefined,
): void {
  const { url, method, headers } = request;
  const on = forward(`${address}${url}`, { method, headers }, (answer) => {
    note(mute ? 0 : (answer.statusCode ?? 0));
    if (mute) return void answer.resume();
    response.writeHead(answer.statusCode ?? 0, answer.headers);
    answer.pipe(response);
  });
  on.on("error", () => response.destroy());
  request.pipe(on);
}
