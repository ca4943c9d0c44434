import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import type { DoorMeta } from "#lib/door.ts";
import { router } from "#lib/router.ts";

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });

/** The OpenAPI 3.1 document of every door, made from the same declarations that serve them. */
export function openApi(serverUrl: string) {
  return generator.generate(router, {
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
}
