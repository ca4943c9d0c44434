import { snippetsFor } from "#components/ingest/snippets.ts";
import { address, host } from "./address.ts";
import { type CustomerSite, openSite } from "./customer-site.ts";
import { type Customer, load, makeSource, type Strategy, visit } from "./customer-visit.ts";
import { expect, test } from "./fixtures.ts";

let site: CustomerSite;
test.beforeEach(async () => {
  site = await openSite();
});
test.afterEach(() => site.close());

for (const title of ["Browser", "Browser, as a script"]) {
  test(`the code to copy, as it stands: ${title} [issue 4 §1, §7]`, async ({ as, browser }) => {
    const admin = await as("admin");
    const source = await makeSource(admin, `Copied: ${title}`);
    const { code = "" } = snippetsFor(address, source.secret).find((one) => one.title === title) ?? {};
    // as a bundler does, this finds the package by its name
    const imports = { "@segment/analytics-next": "/package.js" };
    site.html = code.startsWith("<")
      ? code
      : `<script src="/analytics.js"></script><script type="importmap">${JSON.stringify({ imports })}</script>
         <script type="module">${code}</script>`;
    const context = await browser.newContext();
    const { open, told, elsewhere } = visit(context, site);
    await open();
    const did = ["Report opened", "group", "identify"];
    await expect.poll(() => source.taken()).toEqual(did.map((what) => `${what} · user-1 · Customer Ltd`));
    expect(await source.account()).toMatchObject({ users: 1, contacts: ["kim@customer.example"] });
    expect({ told, elsewhere }).toEqual({ told: [], elsewhere: [] });
    await context.close();
  });
}

const strategies: Strategy[] = [{ strategy: "standard" }, { strategy: "batching", config: { size: 20, timeout: 300 } }];
/** What the wire answers every request with, so that a stand-in's answer is one that pages may read. */
async function corsOfWire(): Promise<Record<string, string>> {
  const { headers } = await fetch(`${address}/v1/b`, { method: "OPTIONS" });
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-")));
}

for (const delivery of strategies) {
  const { strategy } = delivery;
  const paths = strategy === "standard" ? ["a", "g", "i", "p", "p", "t", "t"] : ["b"];

  test(`every call, ${strategy}: straight to the wire from another origin [issue 4 §1]`, async ({ as, browser }) => {
    const source = await makeSource(await as("admin"), `Calls: ${strategy}`);
    const context = await browser.newContext();
    const { open, told, elsewhere } = visit(context, site);
    const page = await open();
    const sent: { path: string; status: number; type: string; key: boolean }[] = [];
    page.on("response", async (response) => {
      const request = response.request();
      const [path, { authorization = "", "content-type": type = "" }] = [
        new URL(request.url()).pathname,
        await request.allHeaders(),
      ];
      if (path.startsWith("/v1/") && request.method() === "POST")
        sent.push({ path, status: response.status(), type, key: authorization.startsWith("Basic ") });
    });
    await load(page, source.secret, `${host}/v1`, delivery);
    const group = `calls-${strategy}`;
    await page.evaluate((groupId) => {
      const { analytics } = globalThis as unknown as Customer;
      // before anybody signed in
      void analytics.page("Prices");
      void analytics.track("Trial asked for");
      void analytics.alias(`${groupId}-user`);
      void analytics.identify(`${groupId}-user`, { email: "Bo@Customer.example", name: "Bo" });
      void analytics.group(groupId, { name: `Customer ${groupId}` });
      void analytics.page("Home", { url: "/home" });
      void analytics.track("Saved", { size: 3, tags: ["a"] });
    }, group);
    const names = ["Saved", "Trial asked for", "Viewed Home page", "Viewed Prices page", "alias", "group", "identify"];
    await expect.poll(async () => (await source.taken()).map((one) => one.split(" · ")[0])).toEqual(names);
    const taken = await source.taken();
    expect(taken).toContain(`Saved · ${group}-user · Customer ${group}`);
    expect(taken.every((one) => one.endsWith(`· Customer ${group}`))).toBe(true);
    // the four that are use, of one person, although two of them were nobody's yet
    expect(await source.account()).toEqual({ events: 4, users: 1, contacts: ["bo@customer.example"] });
    expect(sent.map(({ path }) => path).sort()).toEqual(paths.map((path) => `/v1/${path}`));
    for (const one of sent) expect(one).toMatchObject({ status: 200, type: "text/plain", key: true });
    expect({ told, elsewhere }).toEqual({ told: [], elsewhere: [] });
    await context.close();
  });

  test(`429 and 503 on the way, ${strategy}: it comes again when told, and counts once [issue 4 §1]`, async ({
    as,
    browser,
  }) => {
    const source = await makeSource(await as("admin"), `Again: ${strategy}`);
    const context = await browser.newContext();
    const { open } = visit(context, site);
    const page = await open();
    const cors = await corsOfWire();
    const asked = new Map<string, number>();
    site.gate = ({ url = "" }, response) => {
      const before = asked.get(url) ?? 0;
      asked.set(url, before + 1);
      if (before > 1) return undefined;
      response.writeHead(before === 0 ? 429 : 503, before === 0 ? { ...cors, "retry-after": "1" } : cors).end();
      return "answered";
    };
    await load(page, source.secret, `${site.through}/v1`, delivery);
    await page.evaluate((groupId) => {
      const { analytics } = globalThis as unknown as Customer;
      void analytics.group(groupId);
      void analytics.track("Saved");
    }, `again-${strategy}`);
    await expect.poll(async () => (await source.taken()).map((one) => one.split(" · ")[0])).toEqual(["Saved", "group"]);
    const last = site.seen.filter(({ path }) => path === (strategy === "standard" ? "/v1/t" : "/v1/b"));
    expect(last.map(({ status }) => status)).toEqual([429, 503, 200]);
    expect(last.map(({ retry }) => Number(retry))).toEqual([0, 1, 2]);
    expect(await source.account()).toMatchObject({ events: 1, users: 1 });
    await context.close();
  });

  test(`done while offline, ${strategy}: sent when the network is back, and counted once [issue 4 §1]`, async ({
    as,
    browser,
  }) => {
    const source = await makeSource(await as("admin"), `Offline: ${strategy}`);
    const context = await browser.newContext();
    const { open } = visit(context, site);
    const page = await open();
    await load(page, source.secret, `${host}/v1`, delivery);
    await page.evaluate((groupId) => {
      const { analytics } = globalThis as unknown as Customer;
      void analytics.group(groupId);
    }, `offline-${strategy}`);
    await expect.poll(async () => (await source.taken()).length).toBe(1);
    await context.setOffline(true);
    await page.evaluate(() => {
      const { analytics } = globalThis as unknown as Customer;
      for (const name of ["Saved", "Printed", "Closed"]) void analytics.track(name);
    });
    await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(false);
    expect(await source.taken()).toHaveLength(1);
    await context.setOffline(false);
    await expect
      .poll(async () => (await source.taken()).map((one) => one.split(" · ")[0]))
      .toEqual(["Closed", "Printed", "Saved", "group"]);
    expect(await source.account()).toMatchObject({ events: 3, users: 1 });
    await context.close();
  });
}

test("the tab is closed before a batch went out: it goes out with the tab [issue 4 §1]", async ({ as, browser }) => {
  const source = await makeSource(await as("admin"), "Closed: batching");
  const context = await browser.newContext();
  const { open } = visit(context, site);
  const page = await open();
  await load(page, source.secret, `${host}/v1`, {
    strategy: "batching",
    config: { size: 50, timeout: 600_000 },
  });
  await page.evaluate(async () => {
    const { analytics } = globalThis as unknown as Customer;
    await Promise.all([analytics.group("closed-batch"), analytics.track("Saved"), analytics.track("Left")]);
  });
  expect(await source.taken()).toEqual([]);
  await page.close({ runBeforeUnload: true });
  await expect
    .poll(async () => (await source.taken()).map((one) => one.split(" · ")[0]))
    .toEqual(["Left", "Saved", "group"]);
  expect(await source.account()).toMatchObject({ events: 2, users: 1 });
  await context.close();
});

test("the tab is closed before the answer came: sent again by the next page, and counted once [issue 4 §1, §2]", async ({
  as,
  browser,
}) => {
  const source = await makeSource(await as("admin"), "Closed: standard");
  const context = await browser.newContext();
  const { open } = visit(context, site);
  const page = await open();
  site.gate = () => "mute";
  await load(page, source.secret, `${site.through}/v1`, { strategy: "standard" });
  await page.evaluate(() => {
    const { analytics } = globalThis as unknown as Customer;
    void analytics.group("closed-standard");
    void analytics.track("Saved");
  });
  await expect.poll(async () => (await source.taken()).length).toBe(2);
  await page.close({ runBeforeUnload: true });
  site.gate = () => undefined;
  const next = await open();
  await load(next, source.secret, `${site.through}/v1`, { strategy: "standard" });
  await expect
    .poll(() =>
      site.seen
        .filter(({ status }) => status === 200)
        .map(({ path }) => path)
        .sort(),
    )
    .toEqual(["/v1/g", "/v1/t"]);
  expect(await source.taken()).toHaveLength(2);
  await expect.poll(() => source.figures()).toEqual({ duplicate: 2, refused: 0 });
  expect(await source.account()).toMatchObject({ events: 1, users: 1 });
  await context.close();
});

test("set up as for a proxy of Segment's: what the library counts of itself comes here too, and no error [issue 4 §1]", async ({
  as,
  browser,
}) => {
  const source = await makeSource(await as("admin"), "Own figures");
  const context = await browser.newContext();
  const { open, told, elsewhere } = visit(context, site);
  const page = await open();
  await page.clock.install();
  await page.addScriptTag({ url: "/analytics.js" });
  await page.evaluate(
    ([writeKey, apiHost]) => {
      const customer = globalThis as unknown as Customer;
      const settings = { writeKey, cdnSettings: { integrations: { "Segment.io": { apiKey: writeKey } } } };
      const sendTo = { "Segment.io": { apiHost, protocol: "http" as const } };
      customer.analytics = customer.AnalyticsNext.AnalyticsBrowser.load(settings, { integrations: sendTo });
      void customer.analytics.group("own-figures");
    },
    [source.secret, `${site.through}/v1`] as const,
  );
  await expect.poll(async () => (await source.taken()).length).toBe(1);
  await page.clock.fastForward(31_000);
  await expect.poll(() => site.seen.map(({ path, status }) => `${path} ${status}`)).toEqual(["/v1/g 200", "/v1/m 200"]);
  expect({ told, elsewhere }).toEqual({ told: [], elsewhere: [] });
  await context.close();
});
