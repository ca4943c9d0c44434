/** What an identify call says of a contact and a group call of an account: texts that are not empty; nothing is ever emptied by them. */
import type { JsonObject } from "../schema.ts";

const longest = 200;

export type ContactFacts = { name: string | null; email: string | null; title: string | null };

function textOf(traits: JsonObject, ...keys: string[]): string | null {
  for (const key of keys) {
    const value = traits[key];
    const text = typeof value === "string" ? value.trim().slice(0, longest) : "";
    if (text) return text;
  }
  return null;
}

export function contactFactsOf(traits: JsonObject): ContactFacts {
  const parts = [textOf(traits, "firstName", "first_name"), textOf(traits, "lastName", "last_name")];
  const whole = parts.filter((part) => part !== null).join(" ");
  return {
    name: textOf(traits, "name") ?? (whole || null),
    email: textOf(traits, "email")?.toLowerCase() ?? null,
    title: textOf(traits, "title", "jobTitle"),
  };
}

export function accountNameOf(traits: JsonObject): string | null {
  return textOf(traits, "name", "company");
}
