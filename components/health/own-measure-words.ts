import type { OwnRead } from "#lib/health/schema/own-measure.ts";

export const readWords: Record<OwnRead, string> = {
  latest: "Newest value",
  sum: "Sum over a window",
  mean: "Mean over a window",
  change: "Change against the window before",
  trend: "Trend over a window",
  "days-since": "Days since",
  presence: "Whether there is any value",
};

export const windowed = (read: OwnRead) => read === "sum" || read === "mean" || read === "change" || read === "trend";
