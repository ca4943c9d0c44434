import type { Tone } from "#components/ui/tag.tsx";
import type { DealRow } from "#lib/value/schema.ts";

/** The word, the mark and the colour of a deal's state. */
export const dealStateWords: Record<DealRow["state"], { word: string; mark: string; tone: Tone }> = {
  open: { word: "Open", mark: "○", tone: "neutral" },
  won: { word: "Won", mark: "●", tone: "healthy" },
  lost: { word: "Lost", mark: "■", tone: "risk" },
};

const kinds: Record<string, string> = { new: "New business", expansion: "Expansion", renewal: "Renewal" };

export const dealKindWord = (kind: string | null) => (kind === null ? "–" : (kinds[kind] ?? kind));
