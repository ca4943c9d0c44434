/**
 * Whose a signal is. Its groupId names the account; a signal without one belongs where its person (userId, else anonymousId) belongs:
 * by what this source said of them, else by the one contact with that id, else by what this batch says of them later on.
 */
import type { Signal } from "../schema.ts";

export type Place = number | "ignored" | null;
export type Known = {
  /** Accounts by groupId; a group that a person chose to ignore. */
  groups: ReadonlyMap<string, number | "ignored">;
  /** Accounts by person, from earlier calls of this source. */
  people: ReadonlyMap<string, number>;
  /** Accounts by userId, where exactly one account has such a contact. */
  contacts: ReadonlyMap<string, number>;
};
/** `belongs`: what a signal, if it counts, says of its person: to stay so until they move, or also of one who belongs elsewhere. */
export type Belongs = { accountId: number; moves: boolean };
export type Placed = { place: Place; belongs: Belongs | null };

export const personOf = ({ userId, anonymousId }: Pick<Signal, "userId" | "anonymousId">): string | null =>
  userId ?? anonymousId;

/** Accounts that this batch names for a person, for signals that come before the one that names it. */
function saidLater(signals: readonly Signal[], known: Known): Map<string, number> {
  const said = new Map<string, number>();
  for (const signal of signals) {
    const account = signal.groupId === null ? undefined : known.groups.get(signal.groupId);
    const person = personOf(signal);
    if (typeof account === "number" && person !== null && !said.has(person)) said.set(person, account);
  }
  return said;
}

/**
 * One place a signal, in the order given. A group call moves its person, unless it is history; any other call only says it of
 * somebody nobody has said it of.
 */
export function placeSignals(signals: readonly Signal[], known: Known, live = true): Placed[] {
  const memory = new Map(known.people);
  const later = saidLater(signals, known);
  const ofPerson = (person: string | null): number | null =>
    person === null ? null : (memory.get(person) ?? known.contacts.get(person) ?? later.get(person) ?? null);
  return signals.map((signal) => {
    const person = personOf(signal);
    const place: Place =
      signal.groupId !== null
        ? (known.groups.get(signal.groupId) ?? null)
        : (ofPerson(person) ?? (signal.type === "alias" ? ofPerson(signal.previousId) : null));
    const says = signal.groupId !== null || signal.type === "alias";
    const moves = live && signal.type === "group";
    if (typeof place !== "number" || person === null || !says || (memory.has(person) && !moves))
      return { place, belongs: null };
    memory.set(person, place);
    return { place, belongs: { accountId: place, moves } };
  });
}
