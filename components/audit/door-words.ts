const outcomes: Record<string, string> = {
  done: "Done",
  forbidden: "Refused: not allowed",
  "signed-out": "Refused: signed out",
  "not-found": "Refused: not found",
  conflict: "Refused: conflict",
  invalid: "Refused: not valid",
  "too-many": "Refused: too many tries",
};

export const outcomeWords = (outcome: string) => outcomes[outcome] ?? outcome;

/** "people.setRoles" → "People: set roles". */
export function doorWords(door: string): string {
  const [noun = "", ...verb] = door.split(".");
  const words = verb.join(" ").replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  const head = noun.slice(0, 1).toUpperCase() + noun.slice(1);
  return words ? `${head}: ${words}` : head;
}

/** "accountId:12 userIds:3,4" → "account 12, users 3, 4". */
export function subjectWords(subject: string | null): string {
  if (!subject) return "–";
  return subject
    .split(" ")
    .map((part) => {
      const [key = "", ids = ""] = part.split(":");
      const name = key.replace(/Ids?$/, "").replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
      const many = ids.includes(",");
      return `${name || "id"}${many ? "s" : ""} ${ids.replaceAll(",", ", ")}`;
    })
    .join("; ");
}

const opWords: Record<string, string> = { insert: "added", update: "changed", delete: "removed", truncate: "cleared" };

/** "Money grant changed". */
export function changeWords({ op, table }: { op: string | null; table: string | null }): string {
  const words = (table ?? "").replace(/^finance\./, "").replaceAll("_", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} ${opWords[op ?? ""] ?? op}`;
}
