#!/usr/bin/env node
// Takes each guard away in a copy and runs the tests that must notice: npm run mutate [-- NAME …] [--list]. Exit code 0 only when all do.
import { join } from "node:path";
import { prepare } from "./install.mjs";

if (await prepare(import.meta.filename)) {
  const { mutateCommand } = await import("./mutate/mutate-command.ts");
  process.exitCode = await mutateCommand(join(import.meta.dirname, ".."), process.argv.slice(2));
}
