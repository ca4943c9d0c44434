import type { Tone } from "#components/ui/tag.tsx";
import type { ImportState } from "#lib/imports/schema.ts";

/** The word, the mark and the colour of an import's state. */
export const stateWords: Record<ImportState, { word: string; tone: Tone; mark: string }> = {
  uploading: { word: "Uploading", tone: "accent", mark: "↑" },
  reading: { word: "Reading", tone: "accent", mark: "…" },
  mapping: { word: "To be checked", tone: "neutral", mark: "○" },
  checking: { word: "Dry run", tone: "accent", mark: "…" },
  checked: { word: "Checked", tone: "neutral", mark: "●" },
  running: { word: "Importing", tone: "accent", mark: "…" },
  done: { word: "Imported", tone: "healthy", mark: "●" },
  undoing: { word: "Undoing", tone: "accent", mark: "…" },
  undone: { word: "Undone", tone: "neutral", mark: "○" },
  failed: { word: "Stopped", tone: "risk", mark: "■" },
};

export const orderWords = { ymd: "2024-12-31", dmy: "31-12-2024", mdy: "12-31-2024" } as const;
