import { benchAdoption } from "./adoption.ts";
import { benchBacktest } from "./backtest.ts";
import { benchDatabase } from "./bench-database.ts";
import { benchGrowth } from "./growth.ts";
import { benchImport } from "./import.ts";
import { benchIngest } from "./ingest.ts";
import { benchJavascript } from "./javascript.ts";
import { benchLighthouse } from "./lighthouse.ts";
import { benchLive } from "./live.ts";
import { benchMemory } from "./memory.ts";
import { benchMoves } from "./moves.ts";
import { benchPages } from "./pages.ts";
import { benchPrediction } from "./prediction.ts";
import { benchPromises } from "./promises.ts";
import { benchProtocols } from "./protocols.ts";
import { benchRepaint } from "./repaint.ts";
import { benchRunning } from "./running.ts";
import { benchScoring } from "./scoring.ts";
import { startSqlClock } from "./sql-clock.ts";

const withData = {
  pages: benchPages,
  scoring: benchScoring,
  protocols: benchProtocols,
  moves: benchMoves,
  repaint: benchRepaint,
  live: benchLive,
};
const alone = {
  import: benchImport,
  ingest: benchIngest,
  backtest: benchBacktest,
  prediction: benchPrediction,
  promises: benchPromises,
  memory: benchMemory,
  running: benchRunning,
  javascript: benchJavascript,
  lighthouse: benchLighthouse,
};
/** Takes many minutes and gigabytes: only who asks for it gets it. */
const onlyNamed = "growth";
const parts = [...Object.keys(withData), ...Object.keys(alone), "adoption"];

/** Runs the named parts, or all but `growth`, each ratio against its floor in the same run. Returns the exit code. */
export async function bench(names: string[], accounts: number, events: number, raw: number): Promise<number> {
  const unknown = names.find((name) => ![...parts, onlyNamed].includes(name));
  const odd =
    !Number.isInteger(accounts) || accounts < 100 || [events, raw].some((n) => !(Number.isInteger(n) && n >= 1e6));
  if (unknown || odd) {
    console.error(
      `Usage: npm run bench [-- ${parts.join("|")}|${onlyNamed}] [--accounts 100000] [--events 50000000] [--raw 5000000]`,
    );
    return 1;
  }
  const wanted = new Set(names.length > 0 ? names : parts);
  startSqlClock();
  if (Object.keys(withData).some((name) => wanted.has(name))) {
    const database = await benchDatabase(accounts);
    try {
      for (const [name, run] of Object.entries(withData)) if (wanted.has(name)) await run(database, accounts);
    } finally {
      await database.stop();
    }
  }
  if (wanted.has("adoption")) await benchAdoption(accounts, raw);
  for (const [name, run] of Object.entries(alone)) if (wanted.has(name)) await run();
  if (wanted.has(onlyNamed)) await benchGrowth(accounts, events);
  return 0;
}
