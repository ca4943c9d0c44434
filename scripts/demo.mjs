#!/usr/bin/env node
// Makes a demo company of any size in the place of the one that is there: npm run demo -- --accounts 100000
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, handOver } from "./install.mjs";

ensureInstalled();
if (handOver(import.meta.filename)) {
  const { values } = parseArgs({ options: { accounts: { type: "string", default: "240" } } });
  const { makeDemo } = await import("./demo/make-demo.ts");
  process.exitCode = await makeDemo(join(import.meta.dirname, ".."), Number(values.accounts));
}
