import { setTimeout as pause } from "node:timers/promises";
import { db } from "#lib/db.ts";
import type { BenchDatabase } from "./bench-database.ts";
import { makeLiveBook } from "./live-book.ts";
import { doorsUnderLoad } from "./live-doors.ts";
import { timeFigures } from "./live-figures.ts";
import { rescoreShare } from "./live-rescore.ts";
import { costOfStreams } from "./live-streams.ts";
import { printTable } from "./print-table.ts";
import { startApp } from "./start-app.ts";

/** The worker has made the figures of the whole book, and nothing waits. */
async function settled(): Promise<void> {
  for (let quiet = 0; quiet < 3; await pause(1_000)) {
    const [row] = await db.$queryRaw<{ busy: boolean }[]>`
      select exists (select from account_dirty) or exists (select from adoption_dirty)
        or not exists (select from setting where key = 'adoption' and value -> 'due' = 'false') as busy`;
    quiet = row?.busy ? 0 : quiet + 1;
  }
}

/** How soon open screens follow what arrives, and what following costs, with the whole app on a book of that size. */
export async function benchLive({ adminUrl }: BenchDatabase, accounts: number): Promise<void> {
  printTable("Scoring what changed", [await rescoreShare(accounts)]);
  const app = await startApp({ database: adminUrl, jobs: true });
  const book = await makeLiveBook();
  try {
    await settled();
    printTable(`Open screens, ${accounts} accounts`, await timeFigures(app, book));
    await settled();
    printTable("Streams of changes", [await costOfStreams(app)]);
    printTable("Doors at full ingest", [await doorsUnderLoad(app, book)]);
  } finally {
    await book.close();
    await app.stop();
  }
}
