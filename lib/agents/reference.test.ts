import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openApi } from "#lib/open-api.ts";
import { everyDoor } from "#lib/test-doors.ts";
import { fieldsOf, schemaWords } from "./rules/fields.ts";
import { findEndpoints, referenceOf } from "./rules/reference.ts";
import { sampleOf } from "./rules/sample.ts";
import type { JsonSchema } from "./schema.ts";

const document = await openApi("http://desk.test");
const endpoints = referenceOf(document.paths as never, "http://desk.test/api/v1");
const endpoint = (id: string) => endpoints.find((one) => one.id === id);

describe("API reference (issue 2 §3: the OpenAPI page comes from the doors)", () => {
  it("has every door once, with the audience, subject and effect it declared", () => {
    const doors = everyDoor();
    expect(endpoints.map(({ id }) => id).sort()).toEqual(doors.map(({ name }) => name).sort());
    for (const { name, meta } of doors) {
      const found = endpoint(name);
      expect(found).toMatchObject({ effect: meta.effect, subject: meta.subject });
      if (Array.isArray(meta.audience)) expect(found?.audience).toEqual([...meta.audience]);
    }
    expect(endpoint("people.unclaimed")?.audience).toEqual(["anyone, without a key"]);
    expect(endpoint("people.me")?.audience).toEqual(["every role"]);
  });

  it("names every value that goes in and comes out", () => {
    expect(endpoint("people.list")?.parameters).toContainEqual({
      name: "pageSize",
      place: "query",
      required: false,
      words: "integer, at least 1, at most 200; 50 if left out",
    });
    expect(endpoint("people.list")?.answer.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["rows", "rows[].roles", "rows[].roles[].desk", "total"]),
    );
    expect(endpoint("people.invite")?.body).toContainEqual({
      name: "email",
      words: "email, at most 254 characters",
      required: true,
    });
  });

  it("shows a command with the key, the address and a body that the door's own shape accepts", () => {
    expect(endpoint("finance.account")?.example).toBe(
      "curl 'http://desk.test/api/v1/accounts/1/money' \\\n  -H \"Authorization: Bearer $KEY\"",
    );
    expect(endpoint("people.unclaimed")?.example).not.toContain("KEY");
    expect(endpoint("people.invite")?.example).toMatch(/^curl -X POST .*people' .*-d '\{"name":/s);
  });

  it("finds by noun and by every word", () => {
    const ids = (noun: string, search: string) => findEndpoints(endpoints, { noun, search }).map(({ id }) => id);
    expect(ids("finance", "").every((id) => id.startsWith("finance."))).toBe(true);
    expect(ids("", "REVOKE key")).toEqual(["people.revokeKey"]);
    expect(ids("", "no such words")).toEqual([]);
    expect(ids("", " ")).toHaveLength(endpoints.length);
  });
});

describe("samples and words of a shape", () => {
  const scalar = fc.constantFrom<z.ZodType[]>(
    z.string().min(3),
    z.email(),
    z.iso.date(),
    z.number().int().positive(),
    z.boolean(),
    z.enum(["a", "b"]),
    z.string().nullable(),
    z.literal("yes"),
  );
  const shape = fc
    .dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.tuple(scalar, fc.boolean(), fc.boolean()))
    .map((entries) =>
      z.object(
        Object.fromEntries(
          Object.entries(entries).map(([name, [of, list, optional]]) => {
            const value = list ? z.array(of) : of;
            return [name, optional ? value.optional() : value];
          }),
        ),
      ),
    );

  it("a sample is always something the shape accepts, and every field has its line", () => {
    fc.assert(
      fc.property(shape, (made) => {
        const schema = z.toJSONSchema(made) as JsonSchema;
        expect(made.safeParse(sampleOf(schema)).success).toBe(true);
        const names = Object.keys(made.shape);
        if (names.length) expect(fieldsOf(schema).map(({ name }) => name)).toEqual(names);
      }),
    );
  });

  it("ends on shapes without an end", () => {
    const endless: JsonSchema = { type: "object", properties: {} };
    (endless.properties as Record<string, JsonSchema>).again = endless;
    expect(fieldsOf(endless).length).toBeLessThan(10);
    expect(schemaWords({})).toBe("anything");
  });
});
