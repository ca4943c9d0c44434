import type { Random } from "#lib/demo/rules/random.ts";
import type { TestInstance } from "#lib/launch/test-instance.ts";

export type Victim = "launcher" | "server" | "worker" | "postgres";
export type Strike = { what: string; victims: readonly Victim[] };

const server: Strike = { what: "server", victims: ["server"] };
const worker: Strike = { what: "worker", victims: ["worker"] };
const database: Strike = { what: "PostgreSQL", victims: ["postgres"] };
const three: Strike = { what: "server, worker and PostgreSQL", victims: ["server", "worker", "postgres"] };
const all: Strike = { what: "all of it, the launcher too", victims: ["launcher", "server", "worker", "postgres"] };

/** Every strike, in the order of the table. */
export const strikes: readonly Strike[] = [server, worker, database, three, all];
const deck = [server, server, worker, database, database, three, all];

/** So many strikes in a random order, of which each seven in a row have all kinds. */
export function planStrikes(count: number, dice: Random): Strike[] {
  const plan: Strike[] = [];
  while (plan.length < count)
    plan.push(
      ...deck
        .map((strike) => ({ strike, place: dice.next() }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ strike }) => strike),
    );
  return plan.slice(0, count);
}

/** Kills with -9 what runs of these; returns their process ids. */
export function kill(instance: TestInstance, victims: readonly Victim[]): number[] {
  const found = instance.processes();
  return victims.flatMap((name) => {
    const pid = found[name]?.pid;
    try {
      return pid !== undefined && process.kill(pid, "SIGKILL") ? [pid] : [];
    } catch {
      return [];
    }
  });
}
