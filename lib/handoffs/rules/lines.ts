import type { HandoffContent } from "../schema.ts";

/** A text as its lines, without the empty ones. */
export const linesIn = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

const parts = (line: string) => line.split("|").map((part) => part.trim());
const numberIn = (text: string | undefined) => {
  const number = Number((text ?? "").replaceAll(",", ""));
  return text && Number.isFinite(number) ? number : null;
};

/** "Faster close | 10 | 4 | days | 2026-12-31": all but the goal may be left out. */
export function goalsIn(text: string): HandoffContent["goals"] {
  return linesIn(text).map((line) => {
    const [title = "", from, to, unit, by] = parts(line);
    return { title, baseline: numberIn(from), target: numberIn(to), unit: unit || null, dueOn: by || null };
  });
}
export const goalsText = (goals: HandoffContent["goals"]) =>
  goals.map(({ title, baseline, target, unit, dueOn }) => lineOf([title, baseline, target, unit, dueOn])).join("\n");

/** "Ann Lee | Head of finance | champion | ann@example.com". */
export function peopleIn(text: string): HandoffContent["stakeholders"] {
  return linesIn(text).map((line) => {
    const [name = "", title, role, email] = parts(line);
    return { name, title: title || null, role: role || null, email: email || null };
  });
}
export const peopleText = (people: HandoffContent["stakeholders"]) =>
  people.map(({ name, title, role, email }) => lineOf([name, title, role, email])).join("\n");

export function linksIn(text: string): HandoffContent["links"] {
  return linesIn(text).map((line) => {
    const [label = "", href] = parts(line);
    return { label, href: href || null };
  });
}
export const linksText = (links: HandoffContent["links"]) =>
  links.map(({ label, href }) => lineOf([label, href])).join("\n");

function lineOf(values: readonly (string | number | null)[]): string {
  return values
    .map((value) => value ?? "")
    .join(" | ")
    .replace(/[\s|]+$/, "");
}
