#!/usr/bin/env node
// Imports a folder of CSV files: npm run import -- FOLDER [--mapping FILE] [--dry-run] [--as EMAIL]. JSON on stdout.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepare } from "./install.mjs";

// As in the worker: what rows leave behind is collected early, instead of letting memory grow with the file.
const lean = ["--max-semi-space-size=8", "--heap-growing-percent=30"];

if (await prepare(import.meta.filename, lean)) {
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
