import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Analytics, type TrackParams } from "@segment/analytics-node";
import { type Random, random } from "#lib/demo/rules/random.ts";
import type { Ledger } from "./ledger.ts";
import { type ChaosSource, EventMaker, type Made } from "./make-events.ts";

/** What an answer said; `status` null when there was none. */
export type Answer = { status: number | null; retryAfter: number | null; text: string };
export type Senders = { stop: () => Promise<void> };

const timeoutMs = 10_000;

/** Posts one body on a connection that stays open. */
export function post(port: number, secret: string, path: string, body: object, agent: Agent): Promise<Answer> {
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  const headers = { authorization, "content-type": "application/json" };
  return new Promise((done) => {
    const none = () => done({ status: null, retryAfter: null, text: "" });
    const asked = request({ port, path, method: "POST", agent, headers, timeout: timeoutMs }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("error", none);
      answer.on("end", () => {
        const retryAfter = Number(answer.headers["retry-after"]) || null;
        done({ status: answer.statusCode ?? null, retryAfter, text });
      });
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", none);
    asked.end(JSON.stringify(body));
  });
}

const comesAgain = (status: number | null) => status === null || status === 429 || status >= 500;

/** Sends the same batch until it is answered for good, as the libraries do, only with shorter pauses. */
async function deliver(port: number, source: ChaosSource, batch: Made[], agent: Agent, ledger: Ledger): Promise<void> {
  for (let tries = 1; ; tries++) {
    const body = { batch: batch.map(({ wire }) => wire), sentAt: new Date().toISOString() };
    ledger.requests++;
    const { status, retryAfter, text } = await post(port, source.secret, "/v1/batch", body, agent);
    if (status === 200 && !text.includes("refused")) return ledger.acknowledge(batch.map(({ sent }) => sent));
    if (!comesAgain(status)) {
      ledger.refused.push(`${status}: ${text.slice(0, 300)}`);
      return;
    }
    ledger.retries++;
    await pause(retryAfter ? retryAfter * 1_000 : Math.min(1_000, 50 * 2 ** tries));
  }
}

type Lane = { port: number; source: ChaosSource; ledger: Ledger; signal: AbortSignal; name: string; dice: Random };

async function sendBatches({ port, source, ledger, signal, name, dice }: Lane): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const maker = new EventMaker(source, name, dice);
  while (!signal.aborted) {
    const batch = maker.make(dice.int(1, 20));
    ledger.send(batch.map(({ sent }) => sent));
    await deliver(port, source, batch, agent, ledger);
    maker.learn(batch);
    if (dice.chance(0.1)) {
      ledger.repeated++;
      await deliver(port, source, batch, agent, ledger);
    }
    await pause(dice.int(20, 160));
  }
  agent.destroy();
}

/** A library that waits for an answer keeps to its pauses, which grow to a minute: few batches wait at once. */
const mostUnanswered = 100;

/** The same by the real library, whose batches overlap and come again by its own rules. */
async function sendByLibrary({ port, source, ledger, signal, name, dice }: Lane): Promise<void> {
  const host = `http://127.0.0.1:${port}`;
  const analytics = new Analytics({
    writeKey: source.secret,
    host,
    flushAt: 10,
    flushInterval: 500,
    maxRetries: 1_000,
  });
  const maker = new EventMaker(source, name, dice);
  let unanswered = 0;
  const call = ({ wire, sent }: Made) => {
    const { type, ...given } = wire;
    unanswered++;
    ledger.send([sent]);
    analytics[type as "track"](given as TrackParams, (error) => {
      unanswered--;
      if (error) ledger.refused.push(`the library gave up: ${String(error).slice(0, 300)}`);
      else ledger.acknowledge([sent]);
    });
  };
  while (!signal.aborted) {
    if (unanswered < mostUnanswered) for (const one of maker.make(4)) call(one);
    await pause(50);
  }
  await analytics.closeAndFlush({ timeout: 240_000 });
}

/** Two connections and one library for each source, until `stop`, which resolves when every event sent has been answered. */
export function startSenders(port: number, sources: ChaosSource[], ledger: Ledger, seed: number): Senders {
  const ending = new AbortController();
  const { signal } = ending;
  const lanes = sources.flatMap((source, n) => {
    const lane = (name: string, key: number): Lane => {
      return { port, source, ledger, signal, name, dice: random(seed, n, key) };
    };
    return [sendBatches(lane("a", 1)), sendBatches(lane("b", 2)), sendByLibrary(lane("library", 3))];
  });
  return {
    stop: async () => {
      ending.abort();
      await Promise.all(lanes);
    },
  };
}
