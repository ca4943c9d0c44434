import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import chromium from "@sparticuz/chromium";

const port = 3311;
const installed = "/usr/bin/chromium";
const shipped = existsSync(installed) ? null : { executablePath: await chromium.executablePath(), args: chromium.args };
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
];

export default defineConfig({
  testDir: "e2e",
  outputDir: ".data/journeys",
  workers: 1,
  // only to end what hangs: machines are shared, and one journey opens every page
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json"]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: shipped?.executablePath ?? installed,
      args: ["--no-sandbox", ...quiet, ...(shipped?.args ?? [])],
    },
  },
  webServer: {
    command: "rm -rf .data/e2e && node scripts/start.mjs",
    env: { PORT: String(port), BELLWETHER_DATA: ".data/e2e", LOG_LEVEL: "error" },
    url: `http://localhost:${port}/api/health/ready`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});
