import { oneText } from "#components/people/page-number.ts";
import type { Query } from "#components/ui/href.ts";
import { formatNumber } from "#components/ui/numbers.ts";
import type { Tone } from "#components/ui/tag.tsx";
import type { SourceRow } from "#lib/ingest/schema/sources.ts";
import type { RefusalReason } from "#lib/ingest/schema.ts";

export type SourceState = SourceRow["state"];
export const stateWords: Record<SourceState, string> = { active: "Active", expired: "Expired", revoked: "Revoked" };
export const stateTones: Record<SourceState, Tone> = { active: "neutral", expired: "watch", revoked: "watch" };

/** As lib/ingest/schema/sources.ts counts them. */
const waitingMost = 10_000;

/** "4,200", or "10,000+" where counting ended. */
export function waitingNumber(waiting: number): string {
  return waiting >= waitingMost ? `${formatNumber(waitingMost)}+` : formatNumber(waiting);
}

/** Events a minute: whole from ten on, else with one digit, so that a few events are not none. */
export function rateWords(rate: number): string {
  return formatNumber(rate, rate > 0 && rate < 10 ? 1 : 0);
}

type Reason = { title: string; fix: string };
const why = (title: string, fix: string): Reason => ({ title, fix });
const reasons: Record<RefusalReason, Reason> = {
  "not-json": why("Not JSON", "Send the body as JSON in UTF-8, with content-type application/json."),
  "no-events": why("No events in the batch", "Put the events into the array “batch” of the body."),
  "body-too-large": why("Request too large", "Send at most 500 KB at once; SDKs do so with a smaller flush size."),
  "too-many": why("Too many events at once", "Send at most 2,500 events in one batch."),
  "not-an-object": why("Not an event", "Each entry of the batch is an object with type, messageId and a person."),
  "too-large": why(
    "Event too large",
    "Keep one event below 32 KB: send ids instead of whole records in its properties.",
  ),
  "too-deep": why("Nested too deeply", "Flatten the properties; a few levels are enough."),
  "unknown-type": why("Unknown type", "Use track, page, screen, identify, group or alias."),
  "no-name": why("Event without a name", "Give every track call a name, like “Report opened”."),
  "no-person": why("Nobody did it", "Send a userId, or an anonymousId until the person signs in."),
  "no-group": why("Group without an id", "Give the group call a groupId: the id of the account in your product."),
  "no-previous": why("Alias without a previous id", "Give the alias call the previousId it replaces."),
  "bad-id": why("Id is no text", "Send ids as texts of at most some hundred letters."),
  "bad-properties": why("Properties are no object", "Send properties and traits as objects, not as lists or texts."),
  "bad-time": why("Time cannot be read", "Send timestamps as ISO 8601, like 2026-11-23T09:30:00Z."),
  "too-old": why(
    "Older than 90 days",
    "Live events reach back 90 days. Bring older history in by /v1/import or as CSV.",
  ),
  "in-future": why(
    "In the future",
    "Set the sender’s clock, and let the SDK send sentAt so that a wrong clock is corrected.",
  ),
};

/** What a reason of refusal means and how to put it right; an unknown one is said as it is. */
export function reasonWords(reason: string): Reason {
  if (Object.hasOwn(reasons, reason)) return reasons[reason as RefusalReason];
  const title = reason.slice(0, 1).toUpperCase() + reason.slice(1).replaceAll(/[-_]/g, " ");
  return why(title, "Look at the sample and compare it with the examples on “Send events”.");
}

export const whyWords = { name: "similar name", domain: "same domain", "external id": "same external id" } as const;

const known = <Word extends string>(typed: string, words: Record<Word, string>) =>
  Object.hasOwn(words, typed) ? (typed as Word) : null;

/** The filters of the source list in an address; what it gets wrong filters nothing. */
export function readSourceFilters(query: Query): { search: string; state: SourceState | null } {
  return { search: oneText(query.q as string), state: known(oneText(query.state as string), stateWords) };
}

/** The number of a source in an address; null when it is none. */
export function readSourceId(typed: string): number | null {
  const id = Number(typed);
  return Number.isSafeInteger(id) && id >= 1 && id < 2 ** 31 ? id : null;
}
