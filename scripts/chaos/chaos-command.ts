import { rmSync } from "node:fs";
import { join } from "node:path";
import { printReport } from "./report.ts";
import { runChaos } from "./run-chaos.ts";

/** Runs the long form and prints its table; 0 only when every promise was kept. */
export async function chaosCommand(root: string, kills: number, seed: number): Promise<number> {
  if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
    console.error("Usage: npm run chaos [-- --kills 100] [--seed 7]");
    return 1;
  }
  const folder = join(root, ".data", `chaos-${process.pid}`);
  const say = (line: string) => console.log(line);
  const report = await runChaos({ root, folder, accounts: 240, kills, seed, judgeEvery: 10, say });
  const kept = printReport(report);
  if (kept) rmSync(folder, { recursive: true, force: true });
  else console.log(`\nIts data and logs are in ${folder}.`);
  return kept ? 0 : 1;
}
