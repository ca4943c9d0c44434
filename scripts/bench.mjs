#!/usr/bin/env node
// Measures against floors in one run: npm run bench [-- pages|scoring|moves|repaint|live|adoption|import|ingest|growth|backtest|prediction|promises|memory|running|javascript|lighthouse] [--accounts 100000] [--events 50000000] [--raw 5000000]
import { parseArgs } from "node:util";
import { ensureInstalled, handOver } from "./install.mjs";

ensureInstalled();
if (handOver(import.meta.filename)) {
  const options = {
    accounts: { type: "string", default: "100000" },
    events: { type: "string", default: "50000000" },
    raw: { type: "string", default: "5000000" },
  };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { bench } = await import("./bench/bench.ts");
  process.exitCode = await bench(positionals, Number(values.accounts), Number(values.events), Number(values.raw));
}
