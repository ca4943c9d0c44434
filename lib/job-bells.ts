import { setTimeout as pause } from "node:timers/promises";
import { pools } from "#lib/db.ts";
import { log } from "#lib/log.ts";

const lookEveryMs = 500;

export type Bell = { ring: () => void; wait: (ms: number) => Promise<void> };

/** Lets somebody wait until it rings, or so long; when it rang meanwhile, not at all. */
export function makeBell(): Bell {
  let rung = false;
  let wake = () => {};
  return {
    ring: () => {
      rung = true;
      wake();
    },
    wait: async (ms) => {
      if (!rung)
        await new Promise<void>((done) => {
          const timer = setTimeout(done, ms);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
      rung = false;
    },
  };
}

/**
 * Rings the bell of every queue in which a job is due, and all of them at the end. One question for all queues: asking each of forty
 * twice a second kept a quarter of a core busy with nothing.
 */
export async function ringForWaiting(bells: Map<string, Bell>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const name of await due([...bells.keys()])) bells.get(name)?.ring();
      await idle(lookEveryMs, signal);
    } catch (error) {
      log.error({ err: error }, "job queues out of reach");
      await idle(4 * lookEveryMs, signal);
    }
  }
  for (const bell of bells.values()) bell.ring();
}

async function due(names: string[]): Promise<string[]> {
  const { rows } = await pools.app.query<{ name: string }>(
    `select queue.name from unnest($1::text[]) queue(name)
     where exists (select from pgboss.job
                   where job.name = queue.name and job.state < 'active' and job.start_after <= now())`,
    [names],
  );
  return rows.map(({ name }) => name);
}

export function idle(ms: number, signal: AbortSignal): Promise<void> {
  return pause(ms, undefined, { signal }).catch(() => undefined);
}
