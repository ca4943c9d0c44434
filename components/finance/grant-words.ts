import { oneText } from "#components/people/page-number.ts";
import type { Query } from "#components/ui/href.ts";
import type { MoneyRequest } from "#lib/finance/schema/requests.ts";
import type { Grant } from "#lib/finance/schema.ts";

export const scopeWords: Record<Grant["scope"], string> = {
  book: "Their own book",
  accounts: "Chosen accounts",
  whole: "Every account",
};

export const scopeHints: Record<Grant["scope"], string> = {
  book: "The accounts they own; ends for an account when somebody else takes it over.",
  accounts: "Only the accounts chosen below.",
  whole: "Everything in money, of every customer.",
};

export type GrantState = "active" | "ended" | "revoked";
export const stateWords: Record<GrantState, string> = { active: "Active", ended: "Ended", revoked: "Revoked" };

export function grantState({ live, revokedAt }: Pick<Grant, "live" | "revokedAt">): GrantState {
  if (revokedAt) return "revoked";
  return live ? "active" : "ended";
}

/** "Acme, Globex and 3 more", or the words of the scope. */
export function scopeOf({ scope, accounts }: Pick<Grant, "scope" | "accounts">): string {
  if (scope !== "accounts") return scopeWords[scope];
  const shown = accounts.slice(0, 2).join(", ");
  return accounts.length > 2 ? `${shown} and ${accounts.length - 2} more` : shown;
}

/** What a request is about, in the same words as a grant. */
export const wantedOf = ({ scope, accounts }: Pick<MoneyRequest, "scope" | "accounts">) =>
  scopeOf({ scope, accounts: accounts.map(({ name }) => name) });

const known = <Word extends string>(typed: string, words: Record<Word, string>) =>
  Object.hasOwn(words, typed) ? (typed as Word) : null;

/** The filters of an address; what it gets wrong filters nothing. */
export function readGrantFilters(query: Query): {
  search: string;
  state: GrantState | null;
  scope: Grant["scope"] | null;
} {
  const text = (name: string) => oneText(query[name] as string);
  return { search: text("q"), state: known(text("state"), stateWords), scope: known(text("scope"), scopeWords) };
}
