import type { ApiField, JsonSchema } from "../schema.ts";

/** Bounds that only say "a whole number that JavaScript can hold" tell a reader nothing. */
const real = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

function boundWords({ minimum, maximum, exclusiveMinimum, minLength, maxLength, maxItems }: JsonSchema): string[] {
  const least = real(minimum) ? minimum : undefined;
  return [
    ...(real(exclusiveMinimum) ? [`above ${exclusiveMinimum}`] : []),
    ...(least !== undefined ? [`at least ${least}`] : []),
    ...(real(maximum) ? [`at most ${maximum}`] : []),
    ...(minLength ? [`at least ${minLength} characters`] : []),
    ...(maxLength ? [`at most ${maxLength} characters`] : []),
    ...(maxItems ? [`at most ${maxItems}`] : []),
  ];
}

function typeWords(schema: JsonSchema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeWords))].join(" or ");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.contentMediaType) return "file";
  if (schema.type === "array") return `list of ${schema.items ? typeWords(schema.items) : "anything"}`;
  if (schema.format) return schema.format;
  return [schema.type ?? "anything"].flat().join(" or ");
}

/** "integer, at least 1, at most 200; 50 if left out". */
export function schemaWords(schema: JsonSchema): string {
  const words = [typeWords(schema), ...boundWords(schema)].join(", ");
  return schema.default === undefined ? words : `${words}; ${JSON.stringify(schema.default)} if left out`;
}

/** The object inside: of a list its items, of a choice with "or null" the thing itself. */
function inside(schema: JsonSchema): { schema: JsonSchema; list: boolean } {
  const choice = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== "null");
  if (choice) return inside(choice);
  if (schema.type !== "array" || !schema.items) return { schema, list: false };
  return { schema: inside(schema.items).schema, list: true };
}

const deepest = 5;

/** Every value of a shape on its own line, named by its path; a shape that is no object is one line named "". */
export function fieldsOf(shape: JsonSchema | undefined, prefix = "", depth = 0): ApiField[] {
  if (!shape) return [];
  const { schema, list } = inside(shape);
  const path = prefix + (list ? "[]" : "");
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0 || depth > deepest)
    return depth ? [] : [{ name: path, words: schemaWords(shape), required: true }];
  return properties.flatMap(([name, inner]) => {
    const full = path ? `${path}.${name}` : name;
    const required = schema.required?.includes(name) ?? false;
    return [{ name: full, words: schemaWords(inner), required }, ...fieldsOf(inner, full, depth + 1)];
  });
}
