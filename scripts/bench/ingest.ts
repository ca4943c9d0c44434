import pg from "pg";
import { config } from "#lib/config.ts";
import { takeSignals } from "#lib/ingest/write/take-signals.ts";
import { openBench } from "./bench-database.ts";
import { type Book, makeBatches, makeBook } from "./ingest-book.ts";
import { commitRate, copyAgain, emptyTables } from "./ingest-floors.ts";
import { singleRate, startWire, type WireServer } from "./ingest-senders.ts";
import { type Line, percentile, printTable } from "./print-table.ts";

const rounds = 5;
const batches = 200;
const connections = 20;
const seconds = 4;

/** Events a second. */
type Round = { fresh: number; copied: number; duplicates: number; singles: number; commits: number };

async function takeAll(
  { source }: Book,
  work: ReturnType<typeof makeBatches>,
  outcome: "taken" | "duplicate",
): Promise<number> {
  const began = performance.now();
  for (const batch of work) {
    const outcomes = await takeSignals(source, batch, new Date(), "live");
    if (outcomes.some((one) => one !== outcome)) throw new Error(`Not every event was ${outcome}.`);
  }
  return (work.length * 100_000) / (performance.now() - began);
}

async function runRound(admin: pg.Client, book: Book, wire: WireServer): Promise<Round> {
  const work = makeBatches(batches, new Date());
  await emptyTables(admin);
  await admin.query("checkpoint");
  const fresh = await takeAll(book, work, "taken");
  const duplicates = await takeAll(book, work, "duplicate");
  const copied = (batches * 100) / (await copyAgain(admin, config.appUrl, batches));
  await emptyTables(admin);
  await admin.query("checkpoint");
  const singles = await singleRate(wire.port, book.secret, connections, seconds);
  await allStored(admin, singles * seconds);
  const commits = await commitRate(admin, config.appUrl, connections, seconds);
  return { fresh, duplicates, copied, singles, commits };
}

/** Acknowledged means committed: each event that was answered has its receipt, its raw row and its count. */
async function allStored(admin: pg.Client, acknowledged: number): Promise<void> {
  const { rows } = await admin.query<{ receipts: number; raw: number; counted: number }>(
    `select (select count(*)::int from event_receipt) as receipts, (select count(*)::int from raw_event) as raw,
       (select sum(events)::int from usage_daily) as counted`,
  );
  for (const [what, n] of Object.entries(rows[0] ?? {}))
    if (n !== Math.round(acknowledged)) throw new Error(`${acknowledged} events were acknowledged, ${what}: ${n}.`);
}

function lineOf(what: string, found: readonly Round[], of: keyof Round, floor: keyof Round, least: number): Line {
  const median = (key: keyof Round) =>
    percentile(
      found.map((round) => round[key]),
      0.5,
    );
  const ratios = found.map((round) => round[of] / round[floor]);
  const [middle, worst] = [percentile(ratios, 0.5), Math.min(...ratios)];
  return {
    what,
    measured: `${Math.round(median(of))} /s`,
    floor: `${Math.round(median(floor))} /s`,
    ratio: `${middle.toFixed(2)}, worst ${worst.toFixed(2)}`,
    target: `≥ ${least}`,
    met: middle >= least,
  };
}

/** Events through receipts, raw rows and every rollup, durable, against what the database does at all; by batches, one by one, and again. */
export async function benchIngest(): Promise<void> {
  const database = await openBench("bench_ingest", true);
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  let wire: WireServer | undefined;
  try {
    const book = await makeBook(admin);
    wire = await startWire();
    // connections, plans and names of events, before anything is measured
    await takeAll(book, makeBatches(50, new Date()), "taken");
    await singleRate(wire.port, book.secret, connections, 1);
    const found: Round[] = [];
    for (let round = 0; round < rounds; round++) found.push(await runRound(admin, book, wire));
    printTable(`Events in, median and worst of ${rounds} interleaved rounds`, [
      lineOf("batches of 100, against COPY of the same rows into the same tables", found, "fresh", "copied", 0.25),
      lineOf(
        `single events on ${connections} connections, against one-row commits by ${connections} clients`,
        found,
        "singles",
        "commits",
        0.35,
      ),
      lineOf("the same batches again, against fresh ones", found, "duplicates", "fresh", 0.8),
    ]);
  } finally {
    await wire?.stop();
    await admin.end();
    await database.stop();
  }
}
