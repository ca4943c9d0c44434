#!/usr/bin/env node
// Measures every metric over [--from, --to): npm run metrics -- --from DATE --to DATE. JSON on stdout.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepare } from "./install.mjs";

if (await prepare(import.meta.filename)) {
  const { values } = parseArgs({ options: { from: { type: "string" }, to: { type: "string" } } });
  // what is logged goes to stdout, which belongs to the report
  process.env.LOG_LEVEL = "silent";
  const { metricsCommand } = await import("./metrics/metrics-command.ts");
  process.exitCode = await metricsCommand(join(import.meta.dirname, ".."), values);
}
