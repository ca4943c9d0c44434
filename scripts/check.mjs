#!/usr/bin/env node
// The fast gate: format, lint, types, structure, unused code, pure tests. No database.
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { prepare } from "./install.mjs";

const root = join(import.meta.dirname, "..");
const bin = (name) => join(root, "node_modules", ".bin", name);
const node = process.execPath;
const PATH = [dirname(node), process.env.PATH].join(delimiter);
const env = { ...process.env, PATH, PRISMA_SCHEMA_ENGINE_BINARY: node };

const steps = [
  ["format and lint", bin("biome"), ["check", "--error-on-warnings", "."]],
  ["types", bin("tsc"), ["--noEmit", "-p", ".", "--checkers", "1"]],
  ["structure", node, [join("scripts", "structure", "check-structure.ts")]],
  ["unused code", bin("knip"), []],
  ...(process.argv.includes("--no-tests") ? [] : [["pure tests", bin("vitest"), ["run", "--project", "pure"]]]),
];

if (await prepare(import.meta.filename)) {
  const failed = steps.filter(([name, command, args]) => {
    const started = Date.now();
    const { status } = spawnSync(command, args, { cwd: root, env, stdio: "inherit" });
    console.log(`${status === 0 ? "ok" : "FAILED"}: ${name}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return status !== 0;
  });
  process.exitCode = failed.length ? 1 : 0;
}
