import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Holder } from "#lib/launch/hold.ts";
import { isRunning, markOf, type ProcessMark } from "#lib/launch/process.ts";
import { systemFolder } from "#lib/postgres/binaries.ts";
import { secretFile } from "#lib/postgres/secret.ts";

const root = join(import.meta.dirname, "..", "..");

export type Outcome = { code: number | null; output: string };

// most tests need somebody to sign in and something to read, not a whole company
const demo = { DEMO_ACCOUNTS: "30" };

/** Test only: one launcher with its own data folder and port, as `npm start` runs it, by default with a small demo company. */
export class TestInstance {
  readonly data: string;
  readonly port: number;
  /** The Node that begins; the launcher goes on in its own when this one is older. */
  node = process.execPath;
  output = "";
  private child: ChildProcess | undefined;
  /** Resolves when the launcher has ended. */
  outcome: Promise<Outcome> | undefined;

  constructor(data: string, port: number) {
    this.data = data;
    this.port = port;
  }

  /** Starts the launcher and resolves when it says it is ready, or rejects with its output when it ends instead. */
  async start(environment: Record<string, string> = {}, options: string[] = []): Promise<void> {
    const done = this.launch(environment, options);
    for (;;) {
      if (this.output.includes("Ctrl-C stops everything")) return;
      const ended = await Promise.race([done, pause(50)]);
      if (ended) throw new Error(`the launcher ended with ${ended.code}: ${ended.output}`);
    }
  }

  /** Starts the launcher and resolves when it has ended. */
  launch(environment: Record<string, string> = {}, options: string[] = []): Promise<Outcome> {
    const { DATABASE_URL: _, BELLWETHER_SECRET: __, ...inherited } = process.env;
    const env = { ...inherited, ...demo, BELLWETHER_DATA: this.data, PORT: String(this.port), ...environment };
    this.output = "";
    const child = spawn(this.node, [join(root, "scripts", "start.mjs"), ...options], {
      cwd: root,
      env,
      stdio: "pipe",
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        this.output += chunk;
      });
    this.outcome = new Promise((done) => child.once("close", (code) => done({ code, output: this.output })));
    return this.outcome;
  }

  /** Sends a signal to the launcher and waits for its end; its exit code, 0 when everything stopped in order and in time. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return 0;
    const gone = new Promise<number | null>((done) => child.once("exit", done));
    child.kill(signal);
    return gone;
  }

  /** The processes of this instance that live now, by what they do. */
  processes(): Partial<Record<"launcher" | "server" | "worker" | "postgres", ProcessMark>> {
    const holder = this.holder();
    const [server, worker] = holder?.children ?? [];
    const found = { launcher: holder?.launcher, server, worker, postgres: this.postmaster() };
    return Object.fromEntries(Object.entries(found).filter(([, mark]) => mark && isRunning(mark)));
  }

  /** Kills with -9 what is named; nothing gets to tidy up. */
  kill(...names: ("launcher" | "server" | "worker" | "postgres")[]): void {
    const found = this.processes();
    for (const name of names) {
      const mark = found[name];
      if (!mark) throw new Error(`${name} does not run`);
      process.kill(mark.pid, "SIGKILL");
    }
  }

  async answers(): Promise<boolean> {
    const url = `http://127.0.0.1:${this.port}/api/health/ready`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    return answer?.ok === true;
  }

  private holder(): Holder | undefined {
    try {
      return JSON.parse(readFileSync(join(this.data, "running.json"), "utf8")) as Holder;
    } catch {
      return undefined;
    }
  }

  private postmaster(): ProcessMark | undefined {
    try {
      const { name } = secretFile(join(this.data, "postgres-password"));
      // below a folder that only root can read, the cluster is in the system's own place
      const homes = [join(this.data, "postgres"), join(systemFolder, name)];
      const file = homes.map((home) => join(home, "cluster", "postmaster.pid")).find(existsSync);
      return file ? markOf(Number.parseInt(readFileSync(file, "utf8"), 10)) : undefined;
    } catch {
      return undefined;
    }
  }
}

/** Resolves when `check` holds; rejects after `seconds`. */
export async function eventually(what: string, seconds: number, check: () => boolean | Promise<boolean>) {
  const until = Date.now() + seconds * 1_000;
  while (Date.now() < until) {
    if (await check()) return;
    await pause(100);
  }
  throw new Error(`${what}: not within ${seconds} s`);
}
