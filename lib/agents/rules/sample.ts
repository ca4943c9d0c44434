import type { JsonSchema } from "../schema.ts";

const formats: Record<string, unknown> = {
  email: "ines@example.com",
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  uri: "https://example.com",
};

function sampleNumber({ minimum, exclusiveMinimum }: JsonSchema): number {
  if (exclusiveMinimum !== undefined) return exclusiveMinimum + 1;
  return minimum !== undefined && minimum > 0 ? minimum : 1;
}

/** A value that a shape allows, for the examples: only what is needed, the first of each choice. */
export function sampleOf(schema: JsonSchema | undefined): unknown {
  if (!schema) return {};
  if (schema.default !== undefined && schema.default !== null) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return sampleOf(choices.find(({ type }) => type !== "null"));
  if (schema.type === "array") return [sampleOf(schema.items)];
  if (schema.type === "object" || schema.properties) {
    const needed = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(needed.map(([name, inner]) => [name, sampleOf(inner)]));
  }
  if (schema.type === "integer" || schema.type === "number") return sampleNumber(schema);
  if (schema.type === "boolean") return true;
  return formats[schema.format ?? ""] ?? "text".padEnd(schema.minLength ?? 0, "-");
}
