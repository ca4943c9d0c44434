import { outOfScopeReply } from "#lib/promises/schema.ts";
import type { channels, requestStates, ScopeArea } from "./schema.ts";

export type Suggestion = { area: Pick<ScopeArea, "id" | "name" | "inside" | "category">; found: string[] };

/** Texts as they are compared: lower case, one space between words, nothing but letters, digits and inner hyphens. */
const plain = (text: string) =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}-]+/gu, " ")
    .trim()} `;

/**
 * Which areas a request may be about: those of which most words occur in it, as whole words, with the words that were found;
 * what is outside the scope comes first among equals, since it must not be promised (E5). A person decides.
 */
export function suggestAreas(
  words: string,
  areas: readonly (Suggestion["area"] & { words: readonly string[] })[],
): Suggestion[] {
  const text = plain(words);
  return areas
    .map(({ words: known, ...area }) => ({ area, found: known.filter((word) => text.includes(plain(word))) }))
    .filter(({ found }) => found.length > 0)
    .sort(
      (a, b) =>
        b.found.length - a.found.length || Number(a.area.inside) - Number(b.area.inside) || a.area.id - b.area.id,
    );
}

/** Whether a reply holds the sentence of E5 letter by letter. */
export const holdsReply = (text: string): boolean => text.includes(outOfScopeReply);

export const replyMissing = `The reply must hold this sentence as it stands: “${outOfScopeReply}” Text may stand before and after it.`;

export const channelWords: Record<(typeof channels)[number], string> = {
  email: "Email",
  call: "Call",
  meeting: "Meeting",
  chat: "Chat",
  ticket: "Ticket",
  other: "Other",
};

export const stateWords: Record<(typeof requestStates)[number], string> = {
  open: "To judge",
  inside: "In scope",
  outside: "Out of scope",
};

/** The first words of a request, as the title of what becomes of it. */
export function titleOf(words: string, most = 100): string {
  const line = words.replaceAll(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/\s+\S*$/, "")}…`;
}

const cell = (value: string | number | null) => {
  const text = value === null ? "" : String(value);
  // what a spreadsheet would take for a formula is made harmless
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
export const csvLine = (values: readonly (string | number | null)[]) => `${values.map(cell).join(",")}\n`;
