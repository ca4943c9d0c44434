import type { Json, JsonObject } from "../schema.ts";

/** How deep an event may be nested: deeper is no fact about a customer. */
const deepest = 32;

class TooDeep extends Error {}

/** What the database can hold: no NUL, and no half of a character that takes two. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

function clean(value: unknown, depth: number): Json {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value;
  if (typeof value !== "object" || value === null) return null;
  if (depth > deepest) throw new TooDeep();
  if (Array.isArray(value)) return value.map((one) => clean(one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [cleanText(key), clean(one, depth + 1)]));
}

/** An object as the database can hold it, or null when it is nested too deeply. */
export function cleanJson(value: object): JsonObject | null {
  try {
    return clean(value, 0) as JsonObject;
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}
