/** What moved how many accounts to a band, in one sentence. Deterministic. */
import type { Move, MoveSentence, Reason } from "../schema/moves.ts";
import type { Band } from "../schema.ts";
import { inSentence } from "./text.ts";

const mostReasons = 3;

const arrivals: [Band, string][] = [
  ["at-risk", "turned at risk"],
  ["watch", "moved to watch"],
  ["healthy", "turned healthy"],
  ["unknown", "became unknown"],
];

/** "Active users, 28 days" → "active users": a sentence has no room for the window. */
const measureWords = (label: string) => inSentence(label.replace(/, \d+ days$/, ""));

/** Reasons that lie in one measure name it; for the others the accounts of all measures are one group. */
const phrases: Record<Reason, string | ((measure: string) => string)> = {
  data: (measure) => `mainly by ${measure}`,
  lost: (measure) => `because ${measure} is no longer known`,
  gained: (measure) => `because ${measure} is now known`,
  "in-use": "because other measures are in use now",
  version: "by a new version of the model",
  bands: "by new bands of the model",
  segment: "by a change of segment",
};

const counted = (count: number) => count.toLocaleString("en-GB");

function groupsOf(moves: readonly Move[], labelOf: (key: string) => string) {
  const named = ({ reason, measure }: Move) => (typeof phrases[reason] === "string" ? null : measure);
  const groups = [...Map.groupBy(moves, (move) => `${move.reason} ${named(move) ?? ""}`).values()].flatMap((found) => {
    const [first] = found;
    if (!first) return [];
    const [phrase, measure] = [phrases[first.reason], named(first)];
    const text =
      typeof phrase === "string" ? phrase : phrase(measure === null ? "a measure" : measureWords(labelOf(measure)));
    return [{ reason: first.reason, measure, accounts: found.length, text }];
  });
  return groups.sort((a, b) => b.accounts - a.accounts || a.text.localeCompare(b.text, "en"));
}

/** One sentence for each band that accounts came to, at risk first: "14 accounts turned at risk: 9 mainly by usage trend, …". */
export function movesSentences(moves: readonly Move[], labelOf: (key: string) => string): MoveSentence[] {
  const byBand = Map.groupBy(moves, ({ is }) => is);
  return arrivals.flatMap(([is, verb]) => {
    const found = byBand.get(is);
    if (!found) return [];
    const groups = groupsOf(found, labelOf);
    // a single reason left over is said rather than counted
    const parts = groups.slice(0, groups.length === mostReasons + 1 ? groups.length : mostReasons);
    const rest = found.length - parts.reduce((sum, { accounts }) => sum + accounts, 0);
    const who = `${counted(found.length)} ${found.length === 1 ? "account" : "accounts"} ${verb}`;
    const said = parts.map(({ accounts, text }) => `${counted(accounts)} ${text}`);
    if (rest > 0) said.push(`${counted(rest)} for other reasons`);
    const why = groups.length === 1 ? `, ${groups[0]?.text}` : `: ${said.join(", ")}`;
    return [{ is, accounts: found.length, who, text: `${who}${why}.`, parts }];
  });
}
