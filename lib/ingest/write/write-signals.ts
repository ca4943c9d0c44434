import type { PoolClient } from "pg";
import { enqueue } from "#lib/jobs.ts";
import { countAs, type Joined } from "../rules/count-as.ts";
import { dayOf } from "../rules/day-of.ts";
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
export type Batch = {
  source: Source;
  signals: readonly Signal[];
  now: Date;
  kind: IngestKind;
  /** Which load of older history brought an event; none did where this is not given. */
  loadOf?: (messageId: string) => number | null;
};

/**
 * Writes one batch in the caller's transaction (see `transact`), which is in turn of the source. Of a message id that comes twice the first counts.
 * With `commit`, what ends the transaction is sent together with the counts where nothing else is to be written.
 */
export async function writeSignals(
  client: PoolClient,
  batch: Batch,
  commit?: () => Promise<unknown>,
): Promise<Written> {
  const { source, now, kind, loadOf = () => null } = batch;
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
  const events = signals.flatMap((signal, i) =>
    countable(signal, placed[i], { person: persons[i] ?? null, loadId: loadOf(signal.messageId) }, lookup),
  );
  const toHold = unplaced(signals, placed).map((one) => ({ ...one, loadId: loadOf(one.signal.messageId) }));
  const counted = writeRollups(client, source.id, events, receivedOn);
  const isLast = toHold.length === 0 && !saysMore(signals, placed, joined);
  const [fresh] = await Promise.all([counted, isLast && commit?.()]);
  const taken = signals.flatMap((signal, i): Taken[] => {
    const { place, belongs } = placed[i] as Placed;
    return typeof place === "number" && fresh.has(signal.messageId) ? [{ signal, accountId: place, belongs }] : [];
  });
  const renamed = await learn(client, batch, taken, joined);
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

/** Whether these calls may say anything of people and accounts, so that there is more to write than counts. */
const saysMore = (signals: readonly Signal[], placed: readonly Placed[], joined: ReadonlyMap<string, Joined>) =>
  joined.size > 0 ||
  placed.some(({ belongs }) => belongs !== null) ||
  signals.some(({ type }) => type === "identify" || type === "group");

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

function countable(
  signal: Signal,
  placed: Placed | undefined,
  as: Pick<Countable, "person" | "loadId">,
  lookup: Lookup,
): Countable[] {
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
      ...as,
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
