import { join } from "node:path";
import pg from "pg";
import { today } from "#lib/clock.ts";
import { disconnect } from "#lib/db.ts";
import { takeSignals } from "#lib/ingest/write/take-signals.ts";
import { askAdoption } from "./adoption.ts";
import { type BenchDatabase, openBench } from "./bench-database.ts";
import { type Book, makeBatches, makeBook } from "./ingest-book.ts";
import { type Line, percentile, printTable } from "./print-table.ts";
import { sizeOf, storeUse, whyNotStored } from "./stored-use.ts";

const rounds = 5;
const batches = 100;
const few = 1_000_000;
const fewSenders = 2_000;

type Filled = {
  environment: Record<string, string | undefined>;
  book: Book;
  accounts: number;
  events: number;
  gigabytes: number;
};

const settings = ["BELLWETHER_APP_URL", "BELLWETHER_FINANCE_URL", "BELLWETHER_FINANCE_SYSTEM_URL", "BELLWETHER_SECRET"];

/** Fills the database that lib/db.ts points at; what it points at is kept, to come back to it. */
async function fill({ adminUrl }: BenchDatabase, accounts: number, events: number): Promise<Filled> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const book = await makeBook(admin);
    const began = performance.now();
    await storeUse(admin, { accounts, events, today: today() });
    const size = await sizeOf(admin);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`Stored ${size.events} events in ${seconds} s, ${size.gigabytes.toFixed(1)} GB`);
    return {
      environment: Object.fromEntries(settings.map((name) => [name, process.env[name]])),
      book,
      accounts,
      ...size,
    };
  } finally {
    await admin.end();
  }
}

async function takeBatches({ source }: Book, senders: number, n: number): Promise<number> {
  const work = makeBatches(n, new Date(), senders);
  const began = performance.now();
  for (const batch of work) await takeSignals(source, batch, new Date(), "live");
  return (n * 100_000) / (performance.now() - began);
}

async function pointAt({ environment }: Filled): Promise<void> {
  await disconnect();
  Object.assign(process.env, environment);
}

/** Events a second with so much stored, of so many accounts; connections and plans are made before. */
async function measure(filled: Filled, senders: number): Promise<number> {
  await pointAt(filled);
  await takeBatches(filled.book, senders, 20);
  return takeBatches(filled.book, senders, batches);
}

/** In turns; the first round warms both up. */
async function compare(small: Filled, large: Filled, senders: number): Promise<Line> {
  const found: { small: number; large: number }[] = [];
  for (let round = 0; round <= rounds; round++)
    found.push({ small: await measure(small, senders), large: await measure(large, senders) });
  return lineOf(small, large, senders, found.slice(1));
}

function lineOf(small: Filled, large: Filled, senders: number, found: { small: number; large: number }[]): Line {
  const ratios = found.map((round) => round.large / round.small);
  const [middle, worst] = [percentile(ratios, 0.5), Math.min(...ratios)];
  const median = (of: "small" | "large") => {
    const rates = found.map((round) => round[of]);
    return `${Math.round(percentile(rates, 0.5))} /s`;
  };
  const millions = (events: number) => `${(events / 1_000_000).toFixed(0)} M`;
  const stored = `${millions(large.events)} raw events stored, against ${millions(small.events)}`;
  return {
    what: `batches of 100 of ${senders.toLocaleString("en")} accounts with ${stored}`,
    measured: median("large"),
    floor: median("small"),
    ratio: `${middle.toFixed(2)}, worst ${worst.toFixed(2)}`,
    target: "≥ 0.8",
    met: middle >= 0.8,
  };
}

/**
 * Batches into a database of many raw events, against one that has a million of them, both in one cluster, in turns; then what the
 * Adoption screens ask of the large one.
 */
export async function benchGrowth(accounts: number, events: number): Promise<void> {
  const root = join(import.meta.dirname, "..", "..");
  const why = whyNotStored(process.env.BELLWETHER_BENCH_DATA ?? root, events);
  if (why) return console.error(why);
  const database = await openBench("bench_growth", true);
  try {
    const small = await fill(database, accounts, few);
    const largeDatabase = await database.another("bench_growth_large");
    const large = await fill(largeDatabase, accounts, events);
    const lines: Line[] = [];
    for (const senders of [fewSenders, accounts]) lines.push(await compare(small, large, senders));
    const title = `Events in with many stored (${large.gigabytes.toFixed(1)} GB), median and worst of ${rounds} interleaved rounds`;
    printTable(title, lines);
    await pointAt(large);
    await askAdoption(largeDatabase, large);
  } finally {
    await database.drop("bench_growth", "bench_growth_large");
    await database.stop();
  }
}
