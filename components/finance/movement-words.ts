const words: Record<string, string> = {
  new: "New",
  expansion: "Expansion",
  contraction: "Contraction",
  churn: "Churn",
  reactivation: "Reactivation",
};

export const movementWords = (kind: string) => words[kind] ?? kind;
