import type { Endpoint, JsonSchema, Operation } from "../schema.ts";
import { fieldsOf, schemaWords } from "./fields.ts";
import { sampleOf } from "./sample.ts";

type Paths = Record<string, Record<string, unknown> | undefined>;

const bodyOf = (operation: Operation) => Object.entries(operation.requestBody?.content ?? {})[0] ?? null;
const answerOf = (operation: Operation): JsonSchema | undefined =>
  Object.values(operation.responses?.["200"]?.content ?? {})[0]?.schema;

function audienceOf(audience: Operation["x-audience"]): string[] {
  if (audience === "anyone") return ["anyone, without a key"];
  return audience === "signed-in" || !audience ? ["every role"] : [...audience];
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** A curl command that works once KEY holds a key and the ids are real. */
function exampleOf(base: string, method: string, path: string, operation: Operation): string {
  const wanted = (operation.parameters ?? []).filter(({ required }) => required);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = wanted.find((one) => one.name === name);
    return encodeURIComponent(String(sampleOf(parameter?.schema)));
  });
  const query = wanted
    .filter((parameter) => parameter.in === "query")
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sampleOf(schema)))}`);
  const url = `${base}${filled}${query.length ? `?${query.join("&")}` : ""}`;
  const body = bodyOf(operation);
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}${quoted(url)}`,
    ...(operation["x-audience"] === "anyone" ? [] : ['-H "Authorization: Bearer $KEY"']),
    ...wanted
      .filter((parameter) => parameter.in === "header")
      .map(({ name, schema }) => `-H ${quoted(`${name}: ${sampleOf(schema)}`)}`),
    ...(body?.[0] === "application/json"
      ? ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(sampleOf(body[1].schema)))}`]
      : []),
    ...(body && body[0] !== "application/json" ? ["-F file=@file.csv"] : []),
  ];
  return parts.join(" \\\n  ");
}

/** The operations of an OpenAPI document as a reader wants them: by noun and path, in words, each with an example. */
export function referenceOf(paths: Paths, base: string): Endpoint[] {
  const found = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]): Endpoint => {
      const known = operation as Operation;
      const upper = method.toUpperCase();
      return {
        id: known.operationId,
        noun: known.operationId.split(".")[0] ?? "",
        method: upper,
        path,
        summary: known.summary ?? "",
        effect: known["x-effect"] ?? "read",
        subject: known["x-subject"] ?? "none",
        audience: audienceOf(known["x-audience"]),
        parameters: (known.parameters ?? []).map(({ name, in: place, required, schema }) => ({
          name,
          place,
          required: required ?? false,
          words: schemaWords(schema ?? {}),
        })),
        body: fieldsOf(bodyOf(known)?.[1].schema),
        answer: fieldsOf(answerOf(known)),
        example: exampleOf(base, upper, path, known),
      };
    }),
  );
  return found.sort(
    (a, b) => a.noun.localeCompare(b.noun) || a.path.localeCompare(b.path) || a.method.localeCompare(b.method),
  );
}

/** Those whose noun is chosen and whose name, path or summary holds every word typed. */
export function findEndpoints(endpoints: readonly Endpoint[], { noun, search }: { noun: string; search: string }) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return endpoints.filter((endpoint) => {
    const text = `${endpoint.id} ${endpoint.method} ${endpoint.path} ${endpoint.summary}`.toLowerCase();
    return (!noun || endpoint.noun === noun) && words.every((word) => text.includes(word));
  });
}
