import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { takeHold } from "#lib/launch/hold.ts";
import { Problem } from "#lib/problem.ts";

const root = join(import.meta.dirname, "..", "..");
const mark = join(root, ".next", "built-from");
const sources = [
  "app/**/*",
  "components/**/*",
  "lib/**/*.ts",
  "public/**/*",
  "prisma/schema.prisma",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the app when its sources have changed since the last build; two launchers of one folder take turns. */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
  mkdirSync(join(root, ".data"), { recursive: true });
  for (;;) {
    if (isBuilt()) return;
    const hold = takeHold(join(root, ".data", "build.lock"), "");
    if (!("release" in hold)) {
      await pause(500);
      continue;
    }
    try {
      if (isBuilt()) return;
      say("Building the app (about a minute, only after a change) …");
      await build();
      return;
    } finally {
      hold.release();
    }
  }
}

function isBuilt(): boolean {
  return existsSync(mark) && readFileSync(mark, "utf8") === fingerprint();
}

async function build(): Promise<void> {
  const before = fingerprint();
  const child = spawn(process.execPath, [join(root, "node_modules", "next", "dist", "bin", "next"), "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise((done) => child.once("close", done));
  if (code !== 0) throw new Problem(`The app could not be built:\n${output.slice(-4_000)}`);
  writeFileSync(mark, before);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|[/\\]generated[/\\]/.test(join(entry.parentPath, entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(root.length)).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}
