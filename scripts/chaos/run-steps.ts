import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { type Random, random } from "#lib/demo/rules/random.ts";
import { prepareJobs } from "#lib/job-queue.ts";
import { migrate } from "#lib/migrate.ts";
import { systemFolder } from "#lib/postgres/binaries.ts";
import { type Cluster, startCluster } from "#lib/postgres/cluster.ts";
import { provisionOwn, withClient } from "#lib/postgres/provision.ts";
import { childAddresses } from "#lib/postgres/roles.ts";
import { secretFile } from "#lib/postgres/secret.ts";

export type StepOptions = {
  root: string;
  folder: string;
  interventions: number;
  kills: number;
  seed: number;
  say: (line: string) => void;
};
/** `noticedMs`: from each kill until the next step was done by somebody. */
export type StepReport = {
  steps: number;
  done: number;
  lost: number;
  twice: number;
  logged: number;
  told: number;
  strikes: { what: string; noticedMs: number }[];
};

/** What each intervention of the trial does: every step leaves a row of its own. */
export const stepsEach = 4;
const definition = {
  name: "Trial",
  trigger: { kind: "champion" },
  steps: Array.from({ length: stepsEach }, (_, n) => ({ kind: "task", title: `Step ${n}`, role: "csm", dueDays: 1 })),
};
const database = "steps";
const secret = "of a trial with invented data only";
const mostWaitMs = 60_000;

/** A database and workers that are killed at random while they do steps. */
class StepTrial {
  private cluster: Cluster | null = null;
  private workers: ChildProcess[] = [];
  private environment: Record<string, string> = {};
  private readonly options: StepOptions;

  constructor(options: StepOptions) {
    this.options = options;
  }

  query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
    const url = this.cluster?.adminUrl(database) ?? "";
    return withClient(url, async (client) => (await client.query<Row>(sql)).rows);
  }

  async begin(): Promise<void> {
    this.cluster = await startCluster(this.options.folder);
    const urls = await provisionOwn(this.cluster.adminUrl, database, secret);
    await migrate(urls.bw_owner);
    await prepareJobs(urls.bw_owner);
    this.environment = { ...childAddresses(urls), BELLWETHER_SECRET: secret, LOG_LEVEL: "silent" };
    await this.query(`
      with p as (insert into protocol (mode, version, baseline_at) values ('on', 1, now()) returning id),
      v as (insert into protocol_version (protocol_id, version, definition) select id, 1, '${JSON.stringify(definition)}' from p returning protocol_id),
      u as (insert into app_user (name, email, status) values ('Ines', 'ines@trial.example', 'active') returning id),
      r as (insert into user_role (user_id, role) select id, 'csm' from u),
      a as (insert into account (name, owner_id) select 'Account ' || n, u.id from generate_series(1, ${this.options.interventions}) n, u returning id)
      insert into intervention (account_id, protocol_id, version, why, step_due_at)
      select a.id, v.protocol_id, 1, '{"text": "A trial.", "facts": []}', to_timestamp(0) from a, v`);
  }

  startWorker(): void {
    const script = join(import.meta.dirname, "step-worker.ts");
    const worker = spawn(process.execPath, [script], {
      cwd: this.options.root,
      env: { ...process.env, ...this.environment },
      stdio: "ignore",
    });
    this.workers.push(worker);
  }

  private postmaster(): number | null {
    const { folder } = this.options;
    const { name } = secretFile(join(folder, "postgres-password"));
    const homes = [join(folder, "postgres"), join(systemFolder, name)];
    const file = homes.map((home) => join(home, "cluster", "postmaster.pid")).find(existsSync);
    return file ? Number.parseInt(readFileSync(file, "utf8"), 10) : null;
  }

  /** Kills the worker that is at it, or the database under it; what was killed is started again, as a launcher does. */
  async strike(what: "worker" | "PostgreSQL"): Promise<void> {
    if (what === "worker") {
      this.workers.shift()?.kill("SIGKILL");
      this.startWorker();
      return;
    }
    const [pid, port] = [this.postmaster(), this.cluster?.port];
    if (pid !== null) process.kill(pid, "SIGKILL");
    await pause(300);
    // where the workers look for it
    this.cluster = await startCluster(this.options.folder, port === undefined ? {} : { port });
  }

  async done(): Promise<number> {
    const [row] = await this.query<{ n: number }>("select coalesce(sum(step), 0)::int as n from intervention");
    return row?.n ?? 0;
  }

  /** Milliseconds until more is done than now. */
  async noticed(): Promise<number> {
    const [before, from] = [await this.done(), performance.now()];
    while (performance.now() - from < mostWaitMs) {
      const now = await this.done();
      if (now > before || now === this.options.interventions * stepsEach) break;
      await pause(50);
    }
    return performance.now() - from;
  }

  async judge(): Promise<Omit<StepReport, "strikes" | "steps">> {
    const [row] = await this.query<{ done: number; lost: number; twice: number; logged: number; told: number }>(`
      with expected as (select i.id, 'intervention:' || i.id || ':' || n as once from intervention i, generate_series(0, ${stepsEach - 1}) n),
      found as (select e.once, count(t.id) as n from expected e left join task t on t.once = e.once group by 1)
      select (select sum(step) from intervention)::int as done, count(*) filter (where n = 0)::int as lost, count(*) filter (where n > 1)::int as twice,
        (select count(*) from intervention_log where kind = 'task')::int as logged, (select count(*) from notification)::int as told from found`);
    return row as Omit<StepReport, "strikes" | "steps">;
  }

  async end(): Promise<void> {
    for (const worker of this.workers) worker.kill("SIGKILL");
    await this.cluster?.stop();
  }
}

async function strikeAll(
  trial: StepTrial,
  { kills, say }: StepOptions,
  dice: Random,
  total: number,
): Promise<StepReport["strikes"]> {
  const strikes: StepReport["strikes"] = [];
  for (let n = 1; n <= kills; n++) {
    // spread over the work, so that there is something under way
    while ((await trial.done()) < (total * n) / (kills + 1) - dice.int(0, 20)) await pause(20);
    const what = dice.chance(0.4) ? "PostgreSQL" : "worker";
    await trial.strike(what);
    const noticedMs = await trial.noticed();
    strikes.push({ what, noticedMs });
    say(`${n}. ${what}: the next step after ${(noticedMs / 1_000).toFixed(1)} s`);
  }
  return strikes;
}

/** Kills workers and databases at random under so many steps, and counts what is left of it: each effect once. */
export async function runStepChaos(options: StepOptions): Promise<StepReport> {
  const trial = new StepTrial(options);
  const total = options.interventions * stepsEach;
  try {
    await trial.begin();
    trial.startWorker();
    trial.startWorker();
    const strikes = await strikeAll(trial, options, random(options.seed), total);
    for (let done = 0, still = 0; done < total && still < 1_200; still++) {
      await pause(100);
      const now = await trial.done();
      if (now > done) still = 0;
      done = now;
    }
    return { steps: total, strikes, ...(await trial.judge()) };
  } finally {
    await trial.end();
  }
}
