#!/usr/bin/env node
// Imports a folder of CSV files: npm run import -- FOLDER [--mapping FILE] [--dry-run] [--as EMAIL]. JSON on stdout.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, handOver } from "./install.mjs";

ensureInstalled();
if (handOver(import.meta.filename)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { mapping: { type: "string" }, "dry-run": { type: "boolean", default: false }, as: { type: "string" } },
  });
  // what is logged goes to stdout, which belongs to the report
  process.env.LOG_LEVEL = "silent";
  const { importCommand } = await import("./import/import-command.ts");
  const { mapping, as } = values;
  const root = join(import.meta.dirname, "..");
  process.exitCode = await importCommand(root, { path: positionals[0], mapping, dryRun: values["dry-run"], as });
}
