#!/usr/bin/env node
// Counts the rollups of live events again from the raw events and compares: npm run recount. JSON on stdout, exit code 0 only when equal.
import { join } from "node:path";
import { prepare } from "./install.mjs";

if (await prepare(import.meta.filename)) {
  // what is logged goes to stdout, which belongs to the report
  process.env.LOG_LEVEL = "silent";
  const { recountCommand } = await import("./recount/recount-command.ts");
  process.exitCode = await recountCommand(join(import.meta.dirname, ".."));
}
