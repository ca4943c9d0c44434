import type { Moves } from "#lib/health/schema/moves.ts";
import { shortDate } from "../ui/dates.ts";
import { TextLink } from "../ui/text-link.tsx";
import { movesPath } from "./moves-words.ts";

/** How many accounts turned at risk in the last days and why, in one line. */
export function MovesLine({ found: { from, today, total, sentences } }: { found: Moves }) {
  const risk = sentences.find(({ is }) => is === "at-risk");
  const none = total.accounts === 0 ? "No account changed band." : "No account turned at risk.";
  return (
    <p className="text-ink-2">
      <b className="font-semibold text-ink">Since {shortDate(from, today)}:</b> {risk?.text ?? none}{" "}
      <TextLink href={movesPath} className="whitespace-nowrap">
        All moves
      </TextLink>
    </p>
  );
}
