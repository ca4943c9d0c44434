#!/usr/bin/env node
// Recomputes the audit log's chain of hashes: npm run audit -- verify [--noted "SEQ HASH"]. JSON on stdout, exit code 0 only when whole.
import { join } from "node:path";
import { prepare } from "./install.mjs";

if (await prepare(import.meta.filename)) {
  // what is logged goes to stdout, which belongs to the report
  process.env.LOG_LEVEL = "silent";
  const { auditCommand } = await import("./audit/audit-command.ts");
  process.exitCode = await auditCommand(join(import.meta.dirname, ".."), process.argv.slice(2));
}
