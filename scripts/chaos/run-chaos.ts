import { mkdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { type Random, random } from "#lib/demo/rules/random.ts";
import { TestInstance } from "#lib/launch/test-instance.ts";
import { freePort } from "#lib/postgres/cluster.ts";
import type { Findings } from "./judge.ts";
import type { Ledger } from "./ledger.ts";
import { kill, planStrikes, type Strike } from "./strikes.ts";
import { Trial } from "./trial.ts";

export type Options = {
  root: string;
  folder: string;
  /** Of the demo company that is there when it begins. */
  accounts: number;
  kills: number;
  seed: number;
  judgeEvery: number;
  say: (line: string) => void;
};
/** A strike that was made; `backMs` null when the next one came before the service was back. */
export type Struck = { what: string; processes: number; backMs: number | null };
export type Report = {
  seed: number;
  struck: Struck[];
  ledger: Pick<Ledger, "requests" | "retries" | "repeated" | "refused">;
  sent: number;
  /** At intervals, under load, and at the end, when all that was sent is answered. */
  judged: Findings[];
  /** Accounts that were not scored again three minutes after the last event. */
  unscored: number;
  /** Where a person would have had to do something: one sentence each. */
  byHand: string[];
  /** Launchers that were struck while they started, ended, and were started again. */
  restarts: number;
};

/** What a launcher says last when all of it runs. */
const isUp = "Ctrl-C stops everything";
/** `from` in milliseconds: since then nothing keeps the service from coming back. */
type Blow = { killed: number[]; from: number };

const patienceMs = 90_000;

/** One instance, its load and its supervisor: a launcher that was killed is started again, one that gives up is written down. */
class Chaos {
  readonly byHand: string[] = [];
  /** Launchers whose start was struck, and that were started again. */
  restarts = 0;
  readonly trial: Trial;
  private instance: TestInstance;
  private readonly dice: Random;
  /** Launchers that are meant to end. */
  private readonly ending = new Set<TestInstance>();

  constructor({ root, folder, seed }: Options, port: number) {
    this.instance = new TestInstance(folder, port);
    this.trial = new Trial(root, this.instance);
    this.dice = random(seed);
  }

  async begin(seed: number, accounts: number): Promise<void> {
    await this.instance.start({ DEMO_ACCOUNTS: String(accounts) });
    this.watch();
    await this.trial.begin(seed);
  }

  private watch(): void {
    const { instance } = this;
    void instance.outcome?.then(({ code, output }) => {
      if (this.ending.has(instance)) return;
      if (output.includes(isUp)) this.byHand.push(`the launcher ended with ${code}: ${output.slice(-500)}`);
      this.restarts++;
      this.startAgain();
    });
  }

  /** As whatever keeps services running on a machine does with one that was killed, or whose start was struck. */
  private startAgain(): void {
    this.instance = new TestInstance(this.instance.data, this.instance.port);
    void this.instance.launch();
    this.watch();
  }

  /** Strikes; when the launcher was struck, waits for its end and starts it again. Returns from when on the service is to come back. */
  async strike({ victims }: Strike): Promise<Blow> {
    const { instance } = this;
    const withLauncher = victims.includes("launcher");
    if (withLauncher) this.ending.add(instance);
    const from = performance.now();
    const killed = kill(instance, victims);
    if (!withLauncher) return { killed, from };
    // also one that has not yet written down who it is
    await instance.end("SIGKILL");
    this.startAgain();
    return { killed, from: performance.now() };
  }

  /** Until everything runs, is ready, and takes an event; how long that took, or null when it does not come back. */
  async back({ killed, from }: Blow): Promise<number | null> {
    while (performance.now() - from < patienceMs) {
      const running = Object.values(this.instance.processes()).filter(({ pid }) => !killed.includes(pid));
      if (running.length === 4 && (await this.instance.answers()) && (await this.trial.probe()).status === 200)
        return performance.now() - from;
      await pause(50);
    }
    return null;
  }

  /** Sometimes what comes back is struck again on its way. */
  strikesAgain = () => this.dice.chance(0.2);
  moment = (most: number) => pause(this.dice.between(0, most));
  plan = (kills: number) => planStrikes(kills, this.dice);

  async end(): Promise<void> {
    this.ending.add(this.instance);
    const code = await this.instance.end("SIGTERM");
    if (code !== 0) this.byHand.push(`the last launcher ended with ${code} on SIGTERM`);
  }
}

/** Kills at random moments under load, and judges what is left of it all. Throws when the instance cannot be started at all. */
export async function runChaos(options: Options): Promise<Report> {
  const { accounts, kills, seed, say } = options;
  mkdirSync(options.folder, { recursive: true });
  const chaos = new Chaos(options, await freePort());
  const { trial, byHand } = chaos;
  const { ledger } = trial;
  try {
    await chaos.begin(seed, accounts);
    say(`seed ${seed}: ${kills} kills under load`);
    const { struck, judged } = await strikeAll(chaos, options);
    await trial.settle();
    judged.push(await trial.judge());
    const unscored = await trial.unscored(180);
    return { seed, struck, ledger, sent: ledger.sent.size, judged, unscored, byHand, restarts: chaos.restarts };
  } finally {
    await chaos.end();
  }
}

async function strikeAll(chaos: Chaos, { kills, judgeEvery, say }: Options) {
  const struck: Struck[] = [];
  const judged: Findings[] = [];
  for (const [place, strike] of chaos.plan(kills).entries()) {
    await chaos.moment(3_000);
    const blow = await chaos.strike(strike);
    const made = { what: strike.what, processes: blow.killed.length };
    const last = place + 1 === kills;
    if (!last && chaos.strikesAgain()) {
      struck.push({ ...made, backMs: null });
      await chaos.moment(1_500);
      continue;
    }
    const backMs = await chaos.back(blow);
    struck.push({ ...made, backMs });
    say(
      `${place + 1}. ${strike.what}: ${backMs === null ? "does not come back" : `back after ${(backMs / 1_000).toFixed(1)} s`}`,
    );
    if (backMs === null) throw new Error(`kill ${place + 1}, ${strike.what}: the service did not come back`);
    if (!last && (place + 1) % judgeEvery === 0) judged.push(await chaos.trial.judge());
  }
  return { struck, judged };
}
