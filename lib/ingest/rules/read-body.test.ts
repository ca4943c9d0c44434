import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestBody, mostEvents, readBody, wireOf, wirePaths } from "./read-body.ts";

const receivedAt = new Date("2026-11-23T12:00:00.000Z");
let made = 0;
const given = { receivedAt, newId: () => `made-${++made}` };
const wire = (name: string) => wireOf(`/v1/${name}`) ?? expect.fail(`no wire ${name}`);
const read = (body: unknown, name = "batch") => readBody(body, wire(name), given);

function taken(body: unknown, name?: string) {
  const result = read(body, name);
  if ("reason" in result) throw new Error(result.message);
  return result;
}
const track = { type: "track", userId: "u1", event: "Saved", messageId: "m1" };

describe("addresses of the wire (issue 4, wire)", () => {
  it("has those of Segment's server and browser libraries", () => {
    for (const name of ["track", "identify", "group", "page", "screen", "alias"]) {
      expect(wire(name)).toEqual({ type: name, kind: "live" });
      expect(wire(name.charAt(0))).toEqual({ type: name, kind: "live" });
    }
    for (const name of ["batch", "b"]) expect(wire(name)).toEqual({ type: null, kind: "live" });
    expect(wire("import")).toEqual({ type: null, kind: "history" });
    expect(wireOf("/v1/track/")).toEqual(wire("track"));
    expect(wirePaths).toContain("/v1/batch");
  });
  it.each(["/v1/", "/v1/tracks", "/v1/constructor", "/v1/__proto__", "/v2/track", "/v1/track/x", "/api/v1/track"])(
    "has nothing at %s",
    (path) => expect(wireOf(path)).toBeNull(),
  );
});

describe("bodies as a whole (issue 4, wire)", () => {
  it.each([
    ["not-an-object", null],
    ["not-an-object", [track]],
    ["not-an-object", 3],
    ["no-events", {}],
    ["no-events", { batch: { 0: track } }],
    ["too-many", { batch: Array.from({ length: mostEvents + 1 }, () => track) }],
  ])("%s", (reason, body) => expect(read(body)).toMatchObject({ reason, message: expect.stringMatching(/\.$|…/) }));
  it("takes an empty batch, and the most a batch may have", () => {
    expect(taken({ batch: [] })).toEqual({ signals: [], refused: [] });
    expect(taken({ batch: Array.from({ length: mostEvents }, () => track) }).signals).toHaveLength(mostEvents);
  });

  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("track", "group", "", "\0", "\ud800"),
  );
  const any = fc.oneof(fc.jsonValue(), text, fc.object({ maxDepth: 3 }));
  const likely = fc.record(
    {
      type: fc.oneof(fc.constantFrom("track", "page", "screen", "identify", "group", "alias"), any),
      userId: fc.oneof(text, any),
      anonymousId: any,
      groupId: any,
      previousId: any,
      messageId: fc.oneof(text, any),
      event: fc.oneof(text, any),
      name: any,
      timestamp: fc.oneof(fc.date().map(String), any),
      properties: fc.oneof(fc.dictionary(text, any), any),
      traits: any,
      context: any,
    },
    { requiredKeys: [] },
  );
  it("any JSON: nothing is thrown, each event is a signal or a refusal with its index, and nothing is held that cannot be stored", () => {
    const body = fc.record({ batch: fc.array(fc.oneof(likely, any), { maxLength: 10 }), sentAt: any, context: any });
    fc.assert(
      fc.property(body, fc.constantFrom("batch", "import"), (sent, name) => {
        const asSent = JSON.parse(JSON.stringify(sent)) as typeof sent;
        const { signals, refused } = taken(asSent, name);
        expect(signals.length + refused.length).toBe(asSent.batch.length);
        const places = refused.map(({ index }) => index);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(places.every((place) => place < asSent.batch.length)).toBe(true);
        for (const one of refused) expect(Buffer.byteLength(JSON.stringify(one.sample))).toBeLessThanOrEqual(4_000);
        // a backslash that was sent is written twice: what follows it is no escape
        const stored = JSON.stringify({ signals, refused }).replaceAll("\\\\", "");
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        for (const one of signals) {
          expect(one.messageId).toBeTruthy();
          expect(one.userId ?? one.anonymousId).toBeTruthy();
          expect(one.at.getTime()).toBeLessThanOrEqual(receivedAt.getTime());
        }
      }),
      { numRuns: 200 },
    );
  }, 120_000);
  it("any JSON as a body, at any address: nothing is thrown", () => {
    fc.assert(
      fc.property(fc.oneof(any, likely), fc.constantFrom(...wirePaths), (sent, path) => {
        const asSent = JSON.parse(JSON.stringify(sent) ?? "null");
        const result = readBody(asSent, wireOf(path) ?? expect.fail(path), given);
        expect("reason" in result || result.signals.length + result.refused.length <= mostEvents).toBe(true);
      }),
      { numRuns: 200 },
    );
  }, 120_000);
  it("the deepest JSON that fits a body is refused, not fallen over", () => {
    const deep = JSON.parse(
      `{"batch":[${"[".repeat(200_000)}${"]".repeat(200_000)},{"type":"track","userId":"u","event":"e","properties":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}]}`,
    );
    expect(taken(deep).refused.map(({ reason }) => reason)).toEqual(["not-an-object", "too-deep"]);
    expect(largestBody).toBe(512_000);
  });
});
