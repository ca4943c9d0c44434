import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { scoreBook } from "#lib/health/write/score-book.ts";
import type { Definition } from "#lib/playbooks/schema.ts";
import { evaluateBook } from "#lib/playbooks/write/evaluate.ts";
import { installShipped } from "#lib/playbooks/write/install-shipped.ts";
import { withClient } from "#lib/postgres/provision.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { type Line, printTable } from "./print-table.ts";

const wanted = 30;
const rounds = 3;

/** Protocols of every kind, so that each fact has to be read, and each account is judged thirty times. */
function definitionOf(n: number): Definition {
  const triggers: Definition["trigger"][] = [
    { kind: "band", bands: ["at-risk"] },
    { kind: "score-drop", points: 8 + n },
    { kind: "measure", measure: "usage-trend", side: "below", value: -0.1 - n / 50 },
    { kind: "interaction", lateDays: n },
    { kind: "renewal", withinDays: 30 + n },
    { kind: "silence", days: 20 + n },
    { kind: "milestone", graceDays: n, idleDays: 20 + n },
    { kind: "metric", metric: "csat", scopes: ["account"], below: 0.8 - n / 100, leastOfAccount: 3, leastOfMany: 30 },
  ];
  return {
    name: `Protocol ${n}`,
    why: "",
    trigger: triggers[n % triggers.length] as Definition["trigger"],
    conditions: n % 2 === 0 ? [{ field: "coverage", least: 0.3 }] : [],
    sustainDays: n % 3,
    steps: [{ kind: "check" }],
    recoveredDays: n % 5,
    stopAfterDays: null,
    coolDownDays: 7,
  };
}

async function ensureProtocols(): Promise<void> {
  await installShipped();
  for (let n = await db.protocol.count(); n < wanted; n++) {
    const { id } = await db.protocol.create({ data: { mode: "shadow", version: 1 } });
    await db.protocolVersion.create({ data: { protocolId: id, version: 1, definition: definitionOf(n) } });
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1_000;
}

/** One evaluation of every account against thirty protocols, beside the full rescore that it follows. */
export async function benchProtocols({ adminUrl }: BenchDatabase, accounts: number): Promise<void> {
  await ensureProtocols();
  await scoreBook(today());
  const first = await timed(() => evaluateBook(today()));
  await withClient(adminUrl, (client) => client.query("vacuum analyze protocol_match, intervention"));
  const [rescore, evaluation]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    rescore.push(await timed(() => scoreBook(today())));
    evaluation.push(await timed(() => evaluateBook(today())));
  }
  const floor = Math.min(...rescore);
  const line = (what: string, seconds: number): Line => ({
    what,
    measured: `${seconds.toFixed(1)} s`,
    floor: `${floor.toFixed(1)} s`,
    ratio: (seconds / floor).toFixed(2),
    target: "≤ 0.5",
    met: seconds <= floor / 2,
  });
  printTable(`Protocols, ${accounts} accounts and ${await db.protocol.count()} protocols, against the full rescore`, [
    line("evaluate every account", Math.min(...evaluation)),
  ]);
  console.log(`The first time, with every match to be written: ${first.toFixed(1)} s`);
}
