import type { Json, JsonObject } from "../schema.ts";
import { cleanJson, cleanText } from "./clean-json.ts";

const longest = 1_800;
const writeKey = /\bbw_[a-z]+_[\w-]+/g;

function beginning(text: string): string {
  const bytes = Buffer.from(cleanText(text).replaceAll(writeKey, "[key]"));
  return bytes.length > longest ? `${cleanText(bytes.subarray(0, longest - 3).toString())}…` : bytes.toString();
}

/** What is kept of a refused event: all of it without the write key, or its beginning as text where it is long. */
export function sampleOf(sent: unknown): Json {
  if (typeof sent === "string") return beginning(sent);
  if (typeof sent !== "object" || sent === null) return (sent as Json | undefined) ?? null;
  if (Array.isArray(sent)) return "a list";
  const { writeKey: _, ...rest } = sent as JsonObject;
  const event = cleanJson(rest);
  if (!event) return "nested too deeply to show";
  const text = JSON.stringify(event);
  return Buffer.byteLength(text) > longest ? beginning(text) : event;
}
