import { percentile, printRows, verdict } from "../bench/print-table.ts";
import type { Report } from "./run-chaos.ts";
import { strikes } from "./strikes.ts";

const mostBackMs = 10_000;
const count = (value: number) => value.toLocaleString("en-US");
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

type Promised = { what: string; broken: number; of: string; examples: readonly string[] };

/** Each promise, how often it was broken, and in what. */
export function promisesOf({ judged, ledger, sent, unscored, byHand, struck }: Report): Promised[] {
  const last = judged.at(-1);
  const all = <T>(pick: (one: Report["judged"][number]) => T[]) => judged.flatMap(pick);
  const [lost, twice, misplaced] = [all((one) => one.lost), all((one) => one.twice), all((one) => one.misplaced)];
  const differences = all((one) => one.differences);
  const off = judged.reduce((sum, one) => sum + Math.abs(one.miscounted) + one.withoutReceipt, 0);
  const events = `${count(last?.acknowledged ?? 0)} acknowledged, ${judged.length} looks`;
  return [
    { what: "acknowledged events lost", broken: lost.length, of: events, examples: lost },
    { what: "events stored twice, or never sent", broken: twice.length, of: `${count(sent)} sent`, examples: twice },
    { what: "events at another account than theirs", broken: misplaced.length, of: events, examples: misplaced },
    { what: "events without a receipt, or not in the days' sums", broken: off, of: events, examples: [] },
    {
      what: "rollup rows that a recount gives otherwise",
      broken: differences.length,
      of: `${count(last?.rollupRows ?? 0)} rows`,
      examples: differences,
    },
    {
      what: "batches refused for good",
      broken: ledger.refused.length,
      of: `${count(ledger.requests)} requests`,
      examples: ledger.refused,
    },
    { what: "accounts not scored again after it all", broken: unscored, of: "", examples: [] },
    { what: "steps by hand", broken: byHand.length, of: `${struck.length} kills`, examples: byHand },
  ];
}

/** Prints what happened, as it stands in the README. Returns whether every promise was kept, the time to come back among them. */
export function printReport(report: Report): boolean {
  const { struck, ledger, seed, restarts } = report;
  const timesOf = (some: Report["struck"]) => some.flatMap(({ backMs }) => backMs ?? []);
  const row = (what: string, some: Report["struck"]) => {
    const times = timesOf(some);
    const worst = Math.max(...times);
    const measured = times.length > 0 ? [seconds(percentile(times, 0.5)), seconds(worst)] : ["–", "–"];
    return [what, count(some.length), ...measured, "≤ 10 s", verdict(times.length > 0 ? worst <= mostBackMs : null)];
  };
  const rows = strikes.map(({ what }) =>
    row(
      what,
      struck.filter((one) => one.what === what),
    ),
  );
  const processes = struck.reduce((sum, one) => sum + one.processes, 0);
  const together = row(`all: ${count(processes)} processes`, struck);
  printRows(
    `seed ${seed}`,
    ["killed with SIGKILL, under load", "times", "back after: median", "worst", "target", ""],
    [...rows, together],
  );
  const promises = promisesOf(report);
  printRows(
    `${count(ledger.requests)} requests by hand-written senders, ${count(ledger.retries)} of them retries; ${count(ledger.repeated)} batches sent again after they were acknowledged`,
    ["promised: none", "found", "of", ""],
    promises.map(({ what, broken, of }) => [what, count(broken), of, verdict(broken === 0)]),
  );
  if (restarts > 0)
    console.log(`${count(restarts)} launchers ended when their start was struck, and were started again.`);
  for (const { what, examples } of promises)
    if (examples.length > 0) console.log(`\n${what}:\n${examples.slice(0, 10).join("\n")}`);
  return promises.every(({ broken }) => broken === 0) && timesOf(struck).every((ms) => ms <= mostBackMs);
}
