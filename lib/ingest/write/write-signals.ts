import type { PoolClient } from "pg";
import { config } from "#lib/config.ts";
import { enqueue } from "#lib/jobs.ts";
import { countAs, type Joined } from "../rules/count-as.ts";
import { dayOf, daysBefore } from "../rules/day-of.ts";
import { type Belongs, type Placed, personOf, placeSignals } from "../rules/place-signals.ts";
import type { IngestKind, Outcome, Signal, Source } from "../schema.ts";
import { noteNames } from "./event-names.ts";
import { noteProperties } from "./event-properties.ts";
import { joinPeople } from "./join-people.ts";
import { hold, isWaitingFor } from "./quarantine.ts";
import { nameAccounts, putContacts, rememberPeople, type Taken } from "./remember.ts";
import { createAccounts, type Lookup, lookUpSignals } from "./resolve-accounts.ts";
import { type Countable, writeRollups } from "./rollups.ts";

export type Written = {
  outcomes: Outcome[];
  /** Accounts that something was counted for. */
  touched: number[];
  /** Accounts were made or are called otherwise now. */
  accountsChanged: boolean;
  /** Message ids whose account is not known, or ignored. */
  unplaced: string[];
};
export type Batch = { source: Source; signals: readonly Signal[]; now: Date; kind: IngestKind };

/** The first day whose events have a raw row. */
export const rawFromOf = (now: Date): string => daysBefore(now, config.rawDays);

/**
 * Writes one batch in the caller's transaction (see `transact`), which is in turn of the source. Of a message id that comes twice the first counts.
 */
export async function writeSignals(client: PoolClient, batch: Batch): Promise<Written> {
  const { source, now, kind } = batch;
  const first = firstOfEach(batch.signals);
  const signals = first.map((i) => batch.signals[i] as Signal);
  const receivedOn = dayOf(now);
  const lookup = await lookUpSignals(client, source, signals, receivedOn);
  const made = source.createsAccounts ? await createAccounts(client, source, signals, lookup) : new Set<number>();
  const placed = placeSignals(signals, lookup, kind === "live");
  const { persons, joined } = countAs(signals, placed, lookup);
  const known = signals.filter((_, i) => typeof placed[i]?.place === "number");
  await noteNames(client, lookup, new Set(known.flatMap(({ name }) => name ?? [])), receivedOn);
  await noteProperties(
    client,
    known.flatMap(({ name, properties }) => {
      const nameId = lookup.names.get(name ?? "")?.id;
      return nameId === undefined ? [] : [{ nameId, properties }];
    }),
  );
  const events = signals.flatMap((signal, i) => countable(signal, placed[i], persons[i] ?? null, lookup));
  const fresh = await writeRollups(client, source.id, events, { receivedOn, rawFrom: rawFromOf(now) });
  const taken = signals.flatMap((signal, i): Taken[] => {
    const { place, belongs } = placed[i] as Placed;
    return typeof place === "number" && fresh.has(signal.messageId) ? [{ signal, accountId: place, belongs }] : [];
  });
  const renamed = await learn(client, batch, taken, joined);
  const toHold = unplaced(signals, placed);
  const held = await hold(client, source.id, toHold, now);
  const outcomes: Outcome[] = batch.signals.map(() => "duplicate");
  first.forEach((place, i) => {
    const { messageId } = signals[i] as Signal;
    if (fresh.has(messageId)) outcomes[place] = "taken";
    else if (held.has(messageId)) outcomes[place] = "quarantined";
  });
  const touched = [...new Set(taken.map(({ accountId }) => accountId))];
  const accountsChanged = renamed || made.size > 0;
  return { outcomes, touched, accountsChanged, unplaced: toHold.map(({ signal }) => signal.messageId) };
}

/** What calls that count say of people and accounts. Returns whether an account is called otherwise now. */
async function learn(
  client: PoolClient,
  { source, kind }: Batch,
  taken: Taken[],
  joined: ReadonlyMap<string, Joined>,
): Promise<boolean> {
  await putContacts(client, taken, kind);
  const said = new Map<string, Belongs>();
  for (const { signal, belongs } of taken) {
    const person = personOf(signal);
    if (person !== null && belongs) said.set(person, belongs);
  }
  const met = await rememberPeople(client, source, said);
  met.push(...(await joinPeople(client, source, joined)));
  if (await isWaitingFor(client, source.id, met))
    await enqueue("ingest.release", { sourceId: source.id }, { tx: client });
  return source.createsAccounts && kind === "live" ? nameAccounts(client, source, taken) : false;
}

function firstOfEach(signals: readonly Signal[]): number[] {
  const seen = new Set<string>();
  return signals.flatMap(({ messageId }, i) => {
    if (seen.has(messageId)) return [];
    seen.add(messageId);
    return [i];
  });
}

function countable(signal: Signal, placed: Placed | undefined, person: string | null, lookup: Lookup): Countable[] {
  if (typeof placed?.place !== "number") return [];
  const name = signal.name === null ? undefined : lookup.names.get(signal.name);
  const says = signal.type === "identify" || signal.type === "group" ? signal.traits : signal.properties;
  return [
    {
      accountId: placed.place,
      messageId: signal.messageId,
      type: signal.type,
      nameId: name?.id ?? null,
      featureId: name?.featureId ?? null,
      person,
      at: signal.at,
      day: dayOf(signal.at),
      properties: JSON.stringify(says),
    },
  ];
}

function unplaced(signals: readonly Signal[], placed: readonly Placed[]) {
  return signals.flatMap((signal, i) => {
    const place = placed[i]?.place ?? null;
    return typeof place === "number" ? [] : [{ signal, state: place ?? ("waiting" as const) }];
  });
}
