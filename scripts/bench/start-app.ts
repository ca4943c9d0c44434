import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Holder } from "#lib/launch/hold.ts";

const root = join(import.meta.dirname, "..", "..");
const port = 3399;

export type App = {
  url: string;
  /** The session cookie of a demo person, by given name. */
  cookieOf: (name: string) => Promise<string>;
  stop: () => Promise<void>;
};

type Over = {
  /** A database of the benchmarks in the place of the demo company: its pages are served, and no job is worked, unless `jobs`. */
  database?: string;
  jobs?: boolean;
};

const data = join(root, ".data", "bench-app");

/** The process that serves. */
export function serverPid(): number {
  const { children } = JSON.parse(readFileSync(join(data, "running.json"), "utf8")) as Holder;
  if (!children[0]) throw new Error("The app does not run.");
  return children[0].pid;
}

/** The built app with its demo company on a port and data folder of its own; BENCH_URL points at one that runs already. */
export async function startApp({ database, jobs = false }: Over = {}): Promise<App> {
  const given = process.env.BENCH_URL;
  if (given) return { url: given, cookieOf: (name) => signIn(given, name), stop: async () => undefined };
  const url = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), BELLWETHER_DATA: data };
  const over = database
    ? { env: { ...env, DATABASE_URL: database }, args: jobs ? [] : ["--only", "web"] }
    : { env, args: [] };
  const args = [join(root, "scripts", "start.mjs"), ...over.args];
  const child = spawn(process.execPath, args, { cwd: root, env: over.env, stdio: "ignore" });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) break;
    if (tries > 600 || child.exitCode !== null) throw new Error("The app did not start: run npm start to see why.");
    await pause(500);
  }
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url, cookieOf: (name) => signIn(url, name), stop };
}

async function signIn(url: string, name: string): Promise<string> {
  const start = await fetch(`${url}/api/auth/csrf`);
  const cookies = start.headers.getSetCookie();
  const { csrfToken } = (await start.json()) as { csrfToken: string };
  const email = `${name}@demo.bellwether.example`;
  const body = new URLSearchParams({ csrfToken, email, password: "bellwether", json: "true" });
  const headers = { cookie: cookies.map((one) => one.split(";")[0]).join("; ") };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  });
  const all = [...cookies, ...answer.headers.getSetCookie()].map((one) => one.split(";")[0]);
  return all.join("; ");
}
