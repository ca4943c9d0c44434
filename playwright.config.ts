import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import chromium from "@sparticuz/chromium";
import { address, data, port } from "./e2e/address.ts";

const installed = "/usr/bin/chromium";
// made for one process in a small container: there it ends together with a page that is closed
const args = chromium.args.filter((one) => one !== "--single-process");
const shipped = existsSync(installed) ? null : { executablePath: await chromium.executablePath(), args };
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
];

export default defineConfig({
  testDir: "e2e",
  outputDir: `${data}-results`,
  workers: 1,
  // a browser of one process ends when its last page has been closed for a while: what needs no page has a worker without one
  projects: [
    { name: "requests", testMatch: "doors.spec.ts" },
    { name: "pages", testIgnore: "doors.spec.ts" },
  ],
  // only to end what hangs: machines are shared, and one journey opens every page
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json"]],
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    // a film of every journey costs as much as the journey
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: shipped?.executablePath ?? installed,
      args: ["--no-sandbox", ...quiet, ...(shipped?.args ?? [])],
    },
  },
  webServer: {
    command: `rm -rf ${data} && node scripts/start.mjs`,
    env: { PORT: String(port), BELLWETHER_DATA: data, LOG_LEVEL: "error" },
    url: `${address}/api/health/ready`,
    // as above: it builds first
    timeout: 900_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});
