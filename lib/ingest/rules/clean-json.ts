import type { Json, JsonObject } from "../schema.ts";

/** How deep an event may be nested: deeper is no fact about a customer. */
const deepest = 32;

class TooDeep extends Error {}

/** What the database can hold: no NUL, and no half of a character that takes two. */
export function cleanText(text: string): string {
  return text.isWellFormed() && !text.includes("\0") ? text : text.toWellFormed().replaceAll("\0", "\uFFFD");
}

function clean(value: Json, depth: number): Json {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) throw new TooDeep();
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = clean(value[i] as Json, depth + 1);
    return value;
  }
  return cleanObject(value, depth);
}

function cleanObject(object: JsonObject, depth: number): JsonObject {
  let renamed = false;
  for (const key of Object.keys(object)) {
    object[key] = clean(object[key] as Json, depth + 1);
    renamed ||= cleanText(key) !== key;
  }
  if (!renamed) return object;
  return Object.fromEntries(Object.entries(object).map(([key, one]) => [cleanText(key), one]));
}

/** An object that was parsed from JSON as the database can hold it, or null when it is nested too deeply. Changes it in place. */
export function cleanJson(value: JsonObject): JsonObject | null {
  try {
    return cleanObject(value, 0);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}
