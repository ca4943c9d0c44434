#!/usr/bin/env node
// Everything that CI runs: the fast gate, tests against the real database, the launcher, the built app in a browser.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ensureInstalled, handOver } from "./install.mjs";

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

/** Passed and failed of one suite, from its own report; a suite that left no report failed as a whole. */
function count(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, "utf8"));
  const { numPassedTests = report.stats?.expected ?? 0, numFailedTests = report.stats?.unexpected ?? 0 } = report;
  const skipped = (report.numPendingTests ?? report.stats?.skipped ?? 0) + (report.numTodoTests ?? 0);
  return {
    passed: numPassedTests + (report.stats?.flaky ?? 0),
    failed: Math.max(numFailedTests, code === 0 ? 0 : 1),
    skipped,
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
  return count(file, code);
}

async function journeys() {
  const file = join(results, "journeys.json");
  const temporary = join(root, ".data", "tmp");
  mkdirSync(temporary, { recursive: true });
  const code = await run(bin("playwright"), ["test"], { PLAYWRIGHT_JSON_OUTPUT_FILE: file, TMPDIR: temporary });
  return count(file, code);
}

async function gate() {
  const code = await run(process.execPath, [join("scripts", "check.mjs"), "--no-tests"]);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

ensureInstalled();
if (handOver(import.meta.filename)) {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const suites = [gate, () => vitest("pure"), () => vitest("database"), () => vitest("ops"), journeys];
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const suite of suites) {
    const counted = await suite();
    for (const key of Object.keys(total)) total[key] += counted[key];
  }
  if (total.skipped) console.log(`${total.skipped} skipped: they need data that is not here`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed || !total.passed ? 1 : 0);
}
