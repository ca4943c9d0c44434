#!/usr/bin/env node
// Makes a demo company of any size in an empty Bellwether: npm run demo -- --accounts 100000
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, handOver } from "./install.mjs";

ensureInstalled();
if (handOver(import.meta.filename)) {
  const { values } = parseArgs({ options: { accounts: { type: "string", default: "240" } } });
  const accounts = Number(values.accounts);
  const { makeDemo } = await import("./demo/make-demo.ts");
  process.exitCode = await makeDemo(join(import.meta.dirname, ".."), accounts);
}
