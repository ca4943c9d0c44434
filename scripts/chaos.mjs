#!/usr/bin/env node
// Kills servers, workers and databases under load and shows that nothing is lost: npm run chaos [-- --kills 100] [--seed 7]
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, handOver } from "./install.mjs";

ensureInstalled();
if (handOver(import.meta.filename)) {
  const options = { kills: { type: "string", default: "100" }, seed: { type: "string" } };
  const { values } = parseArgs({ options });
  // what a checkout that was never started does not have yet
  const { generateClient } = await import("../lib/generate.ts");
  generateClient();
  const { chaosCommand } = await import("./chaos/chaos-command.ts");
  const { kills, seed = String(Math.floor(Math.random() * 1_000_000)) } = values;
  process.exit(await chaosCommand(join(import.meta.dirname, ".."), Number(kills), Number(seed)));
}
