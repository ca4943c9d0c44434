import { join } from "node:path";
import pg from "pg";
import { disconnect } from "#lib/db.ts";
import { takeSignals } from "#lib/ingest/write/take-signals.ts";
import { type BenchDatabase, openBench } from "./bench-database.ts";
import { sizeOf, storeEvents, whyNotStored } from "./growth-store.ts";
import { type Book, makeBatches, makeBook } from "./ingest-book.ts";
import { percentile, printTable } from "./print-table.ts";

const rounds = 5;
const batches = 100;
const few = 1_000_000;

type Stored = { environment: Record<string, string | undefined>; book: Book; events: number; gigabytes: number };

const settings = ["BELLWETHER_APP_URL", "BELLWETHER_FINANCE_URL", "BELLWETHER_FINANCE_SYSTEM_URL", "BELLWETHER_SECRET"];

/** Fills the database that lib/db.ts points at; what it points at is kept, to come back to it. */
async function fill({ adminUrl }: BenchDatabase, events: number): Promise<Stored> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const book = await makeBook(admin);
    await takeBatches(book, 20);
    const began = performance.now();
    await storeEvents(admin, book.source.id, events);
    const size = await sizeOf(admin);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`Stored ${size.events} events in ${seconds} s, ${size.gigabytes.toFixed(1)} GB`);
    return { environment: Object.fromEntries(settings.map((name) => [name, process.env[name]])), book, ...size };
  } finally {
    await admin.end();
  }
}

async function takeBatches({ source }: Book, n: number): Promise<number> {
  const work = makeBatches(n, new Date());
  const began = performance.now();
  for (const batch of work) await takeSignals(source, batch, new Date(), "live");
  return (n * 100_000) / (performance.now() - began);
}

/** Events a second with so much stored; connections and plans are made before. */
async function measure({ environment, book }: Stored): Promise<number> {
  await disconnect();
  Object.assign(process.env, environment);
  await takeBatches(book, 20);
  return takeBatches(book, batches);
}

function report(small: Stored, large: Stored, found: readonly { small: number; large: number }[]): void {
  const ratios = found.map((round) => round.large / round.small);
  const [middle, worst] = [percentile(ratios, 0.5), Math.min(...ratios)];
  const median = (of: "small" | "large") =>
    Math.round(
      percentile(
        found.map((round) => round[of]),
        0.5,
      ),
    );
  const millions = (events: number) => `${(events / 1_000_000).toFixed(0)} M`;
  printTable(
    `Events in with many stored (${large.gigabytes.toFixed(1)} GB), median and worst of ${rounds} interleaved rounds`,
    [
      {
        what: `batches of 100 with ${millions(large.events)} raw events stored, against ${millions(small.events)}`,
        measured: `${median("large")} /s`,
        floor: `${median("small")} /s`,
        ratio: `${middle.toFixed(2)}, worst ${worst.toFixed(2)}`,
        target: "≥ 0.8",
        met: middle >= 0.8,
      },
    ],
  );
}

/** Batches into a database that has kept raw events for 90 days, against one that has a million of them; both in one cluster, in turns. */
export async function benchGrowth(events: number): Promise<void> {
  const root = join(import.meta.dirname, "..", "..");
  const why = whyNotStored(process.env.BELLWETHER_BENCH_DATA ?? root, events);
  if (why) return console.error(why);
  const database = await openBench("bench_growth", true);
  try {
    const small = await fill(database, few);
    const large = await fill(await database.another("bench_growth_large"), events);
    const found: { small: number; large: number }[] = [];
    for (let round = 0; round < rounds; round++)
      found.push({ small: await measure(small), large: await measure(large) });
    report(small, large, found);
  } finally {
    await database.drop("bench_growth", "bench_growth_large");
    await database.stop();
  }
}
