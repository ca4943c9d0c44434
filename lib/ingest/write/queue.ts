import { log } from "#lib/log.ts";
import type { IngestKind, Outcome, RefusedEvent, Signal, Source } from "../schema.ts";

/** Stores signals of one source; resolves after the commit with an outcome for each, in their order. */
export type Take = (source: Source, signals: Signal[], now: Date, kind: IngestKind) => Promise<Outcome[]>;
type CountRefused = (source: Source, refused: RefusedEvent[], now: Date) => Promise<unknown>;

/** What one request brought. */
export type Parcel = { source: Source; kind: IngestKind; signals: Signal[]; refused: RefusedEvent[] };
type Waiting = Parcel & { done: (outcomes: Outcome[]) => void; failed: (error: unknown) => void };
type Limits = {
  events: number;
  bytes: number;
  perTake: number;
  takes: number;
  /** Milliseconds. */
  patience: number;
};

/** Of one process, in memory: what would be more is sent away and comes again. */
const limits: Limits = { events: 50_000, bytes: 64 * 1024 * 1024, perTake: 2_500, takes: 4, patience: 2 };

/**
 * Stands between requests and the database: what arrives from a source while its last statement is under way goes into the next one
 * together, one statement at a time for a source and at most `takes` for all.
 */
export class Queue {
  private readonly take: Take;
  private readonly countRefused: CountRefused;
  private readonly limits: Limits;
  private readonly lines = new Map<string, Waiting[]>();
  private readonly busy = new Set<string>();
  private readonly awaited = new Map<string, number>();
  private events = 0;
  private bytes = 0;

  constructor(take: Take, countRefused: CountRefused, most: Partial<Limits> = {}) {
    this.take = take;
    this.countRefused = countRefused;
    this.limits = { ...limits, ...most };
  }

  /** Room for the bytes of one request, as they come: `grow` says false when there is none. */
  room(): { grow: (bytes: number) => boolean; leave: () => void } {
    let held = 0;
    return {
      grow: (bytes) => {
        if (this.bytes + bytes > this.limits.bytes) return false;
        held += bytes;
        this.bytes += bytes;
        return true;
      },
      leave: () => {
        this.bytes -= held;
        held = 0;
      },
    };
  }

  /** An outcome for each signal once all are committed; rejects when it is not sure that they are; null when the queue is full. */
  add(parcel: Parcel): Promise<Outcome[]> | null {
    const weight = parcel.signals.length + parcel.refused.length;
    if (this.events > 0 && this.events + weight > this.limits.events) return null;
    this.events += weight;
    return new Promise<Outcome[]>((done, failed) => {
      const name = `${parcel.source.id} ${parcel.kind}`;
      const line = this.lines.get(name) ?? [];
      line.push({ ...parcel, done, failed });
      this.lines.set(name, line);
      // requests that were read in the same turn go together
      setImmediate(() => this.work());
    }).finally(() => {
      this.events -= weight;
    });
  }

  private work(): void {
    for (const [name, line] of [...this.lines]) {
      if (this.busy.size >= this.limits.takes) return;
      if (this.busy.has(name) || line.length < (this.awaited.get(name) ?? 0)) continue;
      this.awaited.delete(name);
      const load = this.nextLoad(line);
      // who is served now stands behind the others
      this.lines.delete(name);
      if (line.length) this.lines.set(name, line);
      this.busy.add(name);
      const began = performance.now();
      void this.carry(load).finally(() => {
        this.busy.delete(name);
        this.await(name, load.length, performance.now() - began);
        this.work();
      });
    }
  }

  /**
   * Those who have just been answered are likely to send again at once. A moment's patience, small beside what a statement takes, has
   * them go together with those that wait: without it, half of the senders would always just miss the others' statement.
   */
  private await(name: string, answered: number, took: number): void {
    const patience = Math.min(this.limits.patience, took / 2);
    if (patience < 1) return;
    this.awaited.set(name, answered + (this.lines.get(name)?.length ?? 0));
    setTimeout(() => {
      this.awaited.delete(name);
      this.work();
    }, patience);
  }

  private nextLoad(line: Waiting[]): Waiting[] {
    let events = 0;
    const end = line.findIndex(({ signals }, place) => {
      events += signals.length;
      return place > 0 && events > this.limits.perTake;
    });
    return line.splice(0, end === -1 ? line.length : end);
  }

  private async carry(load: Waiting[]): Promise<void> {
    try {
      const outcomes = await this.takeTogether(load);
      let from = 0;
      for (const { signals, done } of load) {
        done(outcomes.slice(from, from + signals.length));
        from += signals.length;
      }
    } catch (error) {
      if (load.length > 1 && isOfTheData(error)) for (const one of load) await this.carry([one]);
      else for (const { failed } of load) failed(error);
    }
  }

  private async takeTogether(load: Waiting[]): Promise<Outcome[]> {
    const [{ source, kind }] = load as [Waiting];
    const now = new Date();
    const signals = load.flatMap((one) => one.signals);
    const refused = load.flatMap((one) => one.refused);
    const outcomes = signals.length ? await this.take(source, signals, now, kind) : [];
    // a count for the eye: that it failed is no reason to ask for the events again
    const uncounted = (error: unknown) => log.warn({ err: error, source: source.id }, "refused events not counted");
    if (refused.length) await this.countRefused(source, refused, now).catch(uncounted);
    return outcomes;
  }
}

/** A fault of what one request sent, not of the database's health: it must not keep the others from being taken. */
function isOfTheData(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return /^2[123]/.test(code);
}
