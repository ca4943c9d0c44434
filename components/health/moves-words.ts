import type { CauseKind, Reason } from "#lib/health/schema/moves.ts";

export const movesPath = "/studio/moves";

export const kindWords: Record<CauseKind, string> = {
  data: "Data",
  configuration: "Configuration",
  missing: "Missing data",
};

export const reasonWords: Record<Reason, string> = {
  data: "data",
  lost: "no longer known",
  gained: "now known",
  "in-use": "other measures in use",
  version: "new version of the model",
  bands: "new bands of the model",
  segment: "change of segment",
};
