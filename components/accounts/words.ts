export const forecastWords = { commit: "Commit", likely: "Likely", "at-risk": "At risk" } as const;

export const renewalWords = {
  "30": "Renews in 30 days",
  "60": "Renews in 60 days",
  "90": "Renews in 90 days",
  overdue: "Renewal overdue",
  none: "No renewal date",
} as const;
export const confidenceWords = { high: "High confidence", medium: "Medium confidence", low: "Low confidence" } as const;

/** Choices of a filter from words by value. */
export function optionsOf(words: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** The sentence of an error from a door, and the id under which the log has it. */
export function errorWords(error: unknown): { sentence: string; id?: string } {
  const { message, data } = error as { message?: string; data?: { requestId?: string } };
  return { sentence: message ?? "It did not work. Try again in a moment.", id: data?.requestId };
}
