import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import type { DoorMeta } from "#lib/door.ts";
import { router } from "#lib/router.ts";

type ApiDocument = Awaited<ReturnType<OpenAPIGenerator["generate"]>>;

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
const made = new Map<string, Promise<ApiDocument>>();

function metaOf(operationId: string): DoorMeta | undefined {
  const [noun = "", verb = ""] = operationId.split(".");
  const doors = (router as Record<string, Record<string, { "~orpc": { meta: DoorMeta } }>>)[noun];
  return doors?.[verb]?.["~orpc"].meta;
}

/** Says beside each operation what its door declared: who may call it, on which objects, and whether it changes anything. */
function addRules(document: ApiDocument): ApiDocument {
  for (const methods of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(methods ?? {})) {
      if (typeof operation !== "object" || !("operationId" in operation) || !operation.operationId) continue;
      const meta = metaOf(operation.operationId);
      if (!meta) continue;
      const rules = { "x-audience": meta.audience, "x-subject": meta.subject, "x-effect": meta.effect };
      Object.assign(operation, { tags: [operation.operationId.split(".")[0]] }, rules);
      if (meta.audience === "anyone") Object.assign(operation, { security: [] });
    }
  }
  return document;
}

async function generate(serverUrl: string): Promise<ApiDocument> {
  const document = await generator.generate(router, {
    info: {
      title: "Bellwether",
      version: "1",
      description:
        "Every request carries a key: `Authorization: Bearer …`. A key sees and does what the person it acts for may.",
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    security: [{ key: [] }],
    customErrorResponseBodySchema: undefined,
    filter: ({ contract }) => (contract["~orpc"].meta as DoorMeta).audience !== undefined,
  });
  return addRules(document);
}

/** The OpenAPI 3.1 document of every door, made once from the same declarations that serve them. */
export function openApi(serverUrl: string): Promise<ApiDocument> {
  const known = made.get(serverUrl) ?? generate(serverUrl);
  made.set(serverUrl, known);
  return known;
}
