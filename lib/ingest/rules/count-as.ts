/**
 * What each person counts as. An alias call says that its person and its previousId are one: from there on both count as the one that was
 * counted before, so that nobody is two active users; of two that were, as the alias's person.
 */
import type { Signal } from "../schema.ts";
import { type Known, type Placed, personOf } from "./place-signals.ts";

export type Joined = { accountId: number; sameAs: string };
type KnownPeople = Pick<Known, "people" | "contacts"> & { sameAs: ReadonlyMap<string, string> };

/** One person a signal, in order, and what the aliases among them join: each id with the one it counts as. */
export function countAs(signals: readonly Signal[], placed: readonly Placed[], known: KnownPeople) {
  const roots = new Map(known.sameAs);
  const rootOf = (person: string): string => roots.get(person) ?? person;
  const counted = new Set<string>();
  const isKnown = (person: string) => counted.has(person) || known.people.has(person) || known.contacts.has(person);
  const accounts = new Map<string, number>();
  const join = (person: string, previous: string, accountId: number) => {
    const [mine, theirs] = [rootOf(person), rootOf(previous)];
    if (mine === theirs) return;
    const [stays, goes] = isKnown(person) ? [mine, theirs] : [theirs, mine];
    for (const id of [person, previous, goes]) if (!accounts.has(id)) accounts.set(id, accountId);
    for (const id of [goes, ...roots.keys()]) if (rootOf(id) === goes) roots.set(id, stays);
  };
  const persons = signals.map((signal, i) => {
    const person = personOf(signal);
    const place = placed[i]?.place;
    if (person === null || typeof place !== "number") return person;
    if (signal.type === "alias" && signal.previousId !== null) join(person, signal.previousId, place);
    counted.add(person);
    return rootOf(person);
  });
  const joined = new Map<string, Joined>();
  for (const [id, accountId] of accounts) joined.set(id, { accountId, sameAs: rootOf(id) });
  return { persons, joined };
}
