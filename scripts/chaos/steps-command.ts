import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { printRows, verdict } from "../bench/print-table.ts";
import { runStepChaos, stepsEach } from "./run-steps.ts";

const mostNoticedMs = 30_000;

/** Ten thousand steps under kills, and the table of what was found; 0 only when each effect is there once. */
export async function stepsCommand(root: string, kills: number, seed: number): Promise<number> {
  const folder = join(root, ".data", `steps-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const report = await runStepChaos({
    root,
    folder,
    interventions: 10_000 / stepsEach,
    kills,
    seed,
    say: (line) => console.log(line),
  });
  const worst = Math.max(0, ...report.strikes.map(({ noticedMs }) => noticedMs));
  const rows: [string, number, string, boolean][] = [
    ["steps done", report.done, String(report.steps), report.done === report.steps],
    ["effects that are missing", report.lost, "0", report.lost === 0],
    ["effects that are there twice", report.twice, "0", report.twice === 0],
    ["lines in the log of steps", report.logged, String(report.steps), report.logged === report.steps],
    [
      "notifications, one for each intervention",
      report.told,
      String(report.steps / stepsEach),
      report.told === report.steps / stepsEach,
    ],
    ["longest until the next step after a kill, ms", Math.round(worst), `≤ ${mostNoticedMs}`, worst <= mostNoticedMs],
  ];
  printRows(
    `seed ${seed}, ${kills} kills of workers and databases under ${report.steps} steps`,
    ["promised", "found", "target", ""],
    rows.map(([what, found, target, met]) => [what, String(found), target, verdict(met)]),
  );
  const kept = rows.every(([, , , met]) => met);
  if (kept) rmSync(folder, { recursive: true, force: true });
  return kept ? 0 : 1;
}
