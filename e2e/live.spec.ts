import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { data } from "./address.ts";
import { test as base } from "./fixtures.ts";

const live = "Live: changes appear by themselves";
const connecting = "Connecting; figures may be a moment old";
const feature = "Live opened";

/** The way to the server, which can be cut and mended; it knows which connections carry the stream of changes. */
type Line = { origin: string; streams: () => number; opened: () => number; cut: () => void; mend: () => void };

async function openLine(port: number): Promise<Line & { close: () => void }> {
  const sockets = new Set<Socket>();
  const streams = new Set<Socket>();
  let opened = 0;
  let whole = true;
  const server = createServer((browser) => {
    if (!whole) return browser.destroy();
    const upstream = connect(port, "localhost");
    const end = () => {
      for (const socket of [browser, upstream]) socket.destroy();
      streams.delete(browser);
    };
    for (const socket of [browser, upstream]) {
      sockets.add(socket);
      socket.on("error", end).on("close", () => {
        sockets.delete(socket);
        end();
      });
    }
    browser.on("data", (chunk) => {
      if (!chunk.includes("GET /api/live ")) return;
      opened++;
      streams.add(browser);
    });
    browser.pipe(upstream).pipe(browser);
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The line has no port.");
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    origin: `http://localhost:${address.port}`,
    streams: () => streams.size,
    opened: () => opened,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}

const test = base.extend<{ line: Line }>({
  line: async ({ baseURL }, use) => {
    const line = await openLine(Number(new URL(baseURL ?? "").port));
    await use(line);
    line.close();
  },
});

type Customer = { id: number; name: string; use: () => Promise<void> };

/** An account that only live events tell of; `use` sends one more of the same person. */
async function makeCustomer(page: Page): Promise<Customer> {
  const mark = randomUUID().slice(0, 8);
  const name = `Live ${mark}`;
  const event = `${name} opened`;
  const door = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { data });
    expect(answer.status()).toBe(200);
    return answer.json();
  };
  const { secret } = await door("/sources", { name, createsAccounts: true });
  await door("/events/catalogue", { pattern: event, exact: true, newFeature: `${feature} ${mark}` });
  const send = async (signal: object) => {
    const answer = await page.request.post("/v1/batch", {
      headers: { authorization: `Basic ${Buffer.from(`${secret}:`).toString("base64")}` },
      data: { batch: [{ messageId: randomUUID(), userId: "live-1", ...signal }] },
    });
    expect(answer.status()).toBe(200);
  };
  await send({ type: "group", groupId: mark, traits: { name } });
  const use = () => send({ type: "track", event, context: { groupId: mark } });
  await use();
  const find = async () => (await page.request.get(`/api/v1/accounts?q=${encodeURIComponent(name)}`)).json();
  // it is listed once it was looked at for the first time
  await expect.poll(async () => (await find()).rows.length).toBe(1);
  return { id: (await find()).rows[0].id, name, use };
}

const light = (page: Page, words: string) => page.getByRole("status", { name: words });
/** A page says that it is cut off by its light, or, when its answer broke half way, by itself. */
const cutOff = (page: Page) =>
  light(page, connecting)
    .or(page.getByRole("heading", { name: "This did not load" }))
    .first();
const events = (page: Page) =>
  page
    .getByRole("row", { name: new RegExp(feature) })
    .getByRole("cell")
    .nth(1);
const depth = (page: Page, name: string) =>
  page
    .getByRole("row", { name: new RegExp(name) })
    .getByRole("cell")
    .nth(1);

async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

const mark = (page: Page) => page.evaluate(() => void Object.assign(globalThis, { sameDocument: true }));
const isMarked = (page: Page) => page.evaluate(() => "sameDocument" in globalThis);

test("an event moves the open pages of its account and of Adoption without a reload, and all tabs share one stream [issue 4 §5]", async ({
  as,
  line,
  context,
}) => {
  const page = await as("admin");
  const { id, name, use } = await makeCustomer(page);
  await page.goto(`${line.origin}/accounts/${id}/usage`);
  const adoption = await openTab(context, `${line.origin}/adoption?q=${encodeURIComponent(name)}`);
  const list = await openTab(context, `${line.origin}/accounts`);
  for (const tab of [page, adoption, list]) {
    await expect(light(tab, live)).toBeVisible();
    await mark(tab);
  }
  await expect(events(page)).toHaveText("1");
  await expect(depth(adoption, name)).toContainText("1.0");
  expect([line.streams(), line.opened()]).toEqual([1, 1]);

  await use();
  await expect(events(page)).toHaveText("2");
  await expect(depth(adoption, name)).toContainText("2.0");
  for (const tab of [page, adoption, list]) expect(await isMarked(tab)).toBe(true);

  await adoption.close();
  await list.close();
  await use();
  await expect(events(page)).toHaveText("3");
  expect([line.streams(), line.opened()]).toEqual([1, 1]);
});

test("a page whose connection was cut says so, and reads what it missed when it is back [issue 4 §5, C5]", async ({
  as,
  line,
  expectInConsole,
}) => {
  expectInConsole(/Failed to load resource|Failed to fetch|network error/);
  const page = await as("admin");
  const { id, use } = await makeCustomer(page);
  await page.goto(`${line.origin}/accounts/${id}/usage`);
  await expect(light(page, live)).toBeVisible();
  await mark(page);
  line.cut();
  await expect(cutOff(page)).toBeVisible();
  await use();
  // an answer that was cut half way shows its error; either way nothing of the new event is there
  await expect(events(page).or(page.getByRole("heading", { name: "This did not load" }))).toBeVisible();
  await expect(events(page).filter({ hasText: "2" })).toHaveCount(0);
  line.mend();
  await expect(light(page, live)).toBeVisible();
  await expect(events(page)).toHaveText("2");
  expect(await isMarked(page)).toBe(true);
});

/** Of this run's own instance. */
function serverPid(): number {
  const { children } = JSON.parse(readFileSync(`${data}/running.json`, "utf8")) as { children: { pid: number }[] };
  if (!children[0]) throw new Error("The server does not run.");
  return children[0].pid;
}

test("a server that was killed under an open page comes back, and the page follows it by itself [issue 4 §5, faults]", async ({
  as,
  expectInConsole,
}) => {
  expectInConsole(/Failed to load resource|Failed to fetch|network error/);
  const page = await as("admin");
  const { id, use } = await makeCustomer(page);
  await page.goto(`/accounts/${id}/usage`);
  await expect(light(page, live)).toBeVisible();
  await mark(page);
  process.kill(serverPid(), "SIGKILL");
  await expect(cutOff(page)).toBeVisible();
  const isReady = async () => (await page.request.get("/api/health/ready").catch(() => null))?.ok() ?? false;
  await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
  await use();
  await expect(light(page, live)).toBeVisible();
  await expect(events(page)).toHaveText("2");
  expect(await isMarked(page)).toBe(true);
});
