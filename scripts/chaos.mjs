#!/usr/bin/env node
// Kills servers, workers and databases under load and shows that nothing is lost: npm run chaos [-- --kills 100] [--seed 7];
// under 10,000 steps of interventions: npm run chaos -- steps [--kills 40]
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepare } from "./install.mjs";

if (await prepare(import.meta.filename)) {
  const options = { kills: { type: "string", default: "100" }, seed: { type: "string" } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const steps = positionals[0] === "steps";
  const { chaosCommand } = await import("./chaos/chaos-command.ts");
  const { stepsCommand } = await import("./chaos/steps-command.ts");
  const { kills, seed = String(Math.floor(Math.random() * 1_000_000)) } = values;
  const run = steps ? stepsCommand : chaosCommand;
  process.exit(await run(join(import.meta.dirname, ".."), Number(kills), Number(seed)));
}
