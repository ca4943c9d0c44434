#!/usr/bin/env node
// Everything that CI runs: the fast gate, tests against the real database, the launcher, the built app in a browser.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ensureInstalled, handOver } from "./install.mjs";
import { failuresOf } from "./test-failures.mjs";

const root = join(import.meta.dirname, "..");
const bin = (name) => join(root, "node_modules", ".bin", name);
const results = join(root, ".data", "test-results");

function run(command, args, extra = {}) {
  const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, LOG_LEVEL: "fatal", ...extra };
  return new Promise((resolve) => {
    spawn(command, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] }).on("exit", (code) =>
      resolve(code ?? 1),
    );
  });
}

/** What one suite says of itself in its report; without a report, or without a reason for its end, it failed as a whole. */
function read(suite, file, code) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { suites: [] };
  const failures = failuresOf(report);
  if (failures.length === 0 && code !== 0) failures.push(`${suite} ended with code ${code}: its own output says why`);
  return {
    passed: report.numPassedTests ?? (report.stats?.expected ?? 0) + (report.stats?.flaky ?? 0),
    skipped: (report.numPendingTests ?? report.stats?.skipped ?? 0) + (report.numTodoTests ?? 0),
    failures,
  };
}

async function vitest(project) {
  const file = join(results, `${project}.json`);
  const code = await run(bin("vitest"), [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${file}`,
  ]);
  return read(`the ${project} tests`, file, code);
}

/** A part of the journeys, on an instance of its own. */
async function journeys(part, parts) {
  const file = join(results, `journeys-${part}.json`);
  // the browser is unpacked there
  const temporary = join(root, ".data", "tmp", String(part));
  mkdirSync(temporary, { recursive: true });
  const extra = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, TMPDIR: temporary, JOURNEY_PORT: String(3310 + part) };
  const code = await run(bin("playwright"), ["test", `--shard=${part}/${parts}`], extra);
  return read(`the journeys, part ${part} of ${parts},`, file, code);
}

async function gate() {
  const code = await run(process.execPath, [join("scripts", "check.mjs"), "--no-tests"]);
  return { passed: code === 0 ? 1 : 0, skipped: 0, failures: code === 0 ? [] : ["the gate (scripts/check.mjs)"] };
}

ensureInstalled();
if (handOver(import.meta.filename)) {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const suites = [
    gate,
    () => vitest("pure"),
    () => vitest("database"),
    () => vitest("ops"),
    // a journey waits for its server half of the time
    () => Promise.all([journeys(1, 2), journeys(2, 2)]),
  ];
  const [failures, total] = [[], { passed: 0, skipped: 0 }];
  for (const suite of suites) {
    for (const said of [await suite()].flat()) {
      total.passed += said.passed;
      total.skipped += said.skipped;
      failures.push(...said.failures);
    }
  }
  for (const failure of failures) console.log(`failed: ${failure}`);
  if (total.skipped) console.log(`${total.skipped} skipped: what they need is not here, or their file failed`);
  console.log(`${total.passed} passed, ${failures.length} failed`);
  process.exit(failures.length || !total.passed ? 1 : 0);
}
