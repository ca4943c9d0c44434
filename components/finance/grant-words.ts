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
