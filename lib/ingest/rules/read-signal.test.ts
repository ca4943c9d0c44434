import { describe, expect, it } from "vitest";
import { readBody, wireOf } from "./read-body.ts";

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
/** The reason of the one event of a batch, or "taken". */
function verdict(event: unknown, name?: string) {
  const result = taken(name ? event : { batch: [event] }, name);
  expect(result.signals.length + result.refused.length).toBe(1);
  return result.refused[0]?.reason ?? "taken";
}
const track = { type: "track", userId: "u1", event: "Saved", messageId: "m1" };

describe("events of the wire (issue 4, wire)", () => {
  it("reads each call as Segment means it", () => {
    const context = { groupId: "acme", traits: { plan: "pro" } };
    const { signals } = taken({
      batch: [
        { ...track, context, properties: { a: [1, null, { b: "c" }] }, timestamp: "2026-11-23T11:00:00Z" },
        { type: "page", userId: 7, name: "Home", messageId: "m2", properties: { url: "/" } },
        { type: "page", anonymousId: "a1", messageId: "m3" },
        { type: "screen", anonymousId: "a1", userId: "", name: " Inbox ", messageId: "m4" },
        { type: "identify", userId: "u1", messageId: "m5", traits: { email: "a@b.example" } },
        { type: "identify", userId: "u1", messageId: "m6", context },
        { type: "group", userId: "u1", groupId: "acme", messageId: "m7", traits: { name: "Acme" } },
        { type: "alias", userId: "u1", previousId: "a1", messageId: "m8" },
      ],
    });
    const none = { userId: null, anonymousId: null, groupId: null, previousId: null, name: null };
    const rest = { properties: {}, traits: {}, at: receivedAt };
    expect(signals).toEqual([
      {
        ...none,
        ...rest,
        type: "track",
        messageId: "m1",
        name: "Saved",
        userId: "u1",
        groupId: "acme",
        properties: { a: [1, null, { b: "c" }] },
        at: new Date("2026-11-23T11:00:00Z"),
      },
      {
        ...none,
        ...rest,
        type: "page",
        messageId: "m2",
        name: "Viewed Home page",
        userId: "7",
        properties: { url: "/" },
      },
      { ...none, ...rest, type: "page", messageId: "m3", name: "page", anonymousId: "a1" },
      { ...none, ...rest, type: "screen", messageId: "m4", name: "Viewed Inbox screen", anonymousId: "a1" },
      { ...none, ...rest, type: "identify", messageId: "m5", userId: "u1", traits: { email: "a@b.example" } },
      {
        ...none,
        ...rest,
        type: "identify",
        messageId: "m6",
        userId: "u1",
        groupId: "acme",
        traits: { plan: "pro" },
      },
      {
        ...none,
        ...rest,
        type: "group",
        messageId: "m7",
        userId: "u1",
        groupId: "acme",
        traits: { name: "Acme" },
      },
      { ...none, ...rest, type: "alias", messageId: "m8", userId: "u1", previousId: "a1" },
    ]);
  });

  it("takes the type of a single call from its address, and its sentAt from itself", () => {
    const sentAt = new Date(receivedAt.getTime() - 3_600_000).toISOString();
    const [signal] = taken({ ...track, type: "page", timestamp: sentAt, sentAt }, "t").signals;
    expect(signal).toMatchObject({ type: "track", name: "Saved", at: receivedAt });
  });

  it("gives the context of a batch to its events, whose own goes before it", () => {
    const { signals } = taken({
      context: { groupId: "acme" },
      batch: [track, { ...track, context: { groupId: "other" } }],
    });
    expect(signals.map(({ groupId }) => groupId)).toEqual(["acme", "other"]);
  });

  it("makes an id for an event that came without one", () => {
    const { signals } = taken({
      batch: [
        { ...track, messageId: undefined },
        { ...track, messageId: " " },
      ],
    });
    expect(new Set(signals.map(({ messageId }) => messageId)).size).toBe(2);
    for (const { messageId } of signals) expect(messageId).toMatch(/^made-\d+$/);
  });

  it("keeps what the database can hold: no NUL, no half characters, no prototype", () => {
    const properties = JSON.parse('{"a\\u0000":"x\\u0000\\ud800","__proto__":{"polluted":1},"n":1e999}');
    const [signal] = taken({ batch: [{ ...track, userId: "u\0", properties }] }).signals;
    expect(JSON.stringify(signal?.properties)).toBe('{"a\uFFFD":"x\uFFFD\uFFFD","__proto__":{"polluted":1},"n":null}');
    expect(signal?.userId).toBe("u\uFFFD");
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
  it.each([
    ["taken", track],
    ["taken", { ...track, properties: null, traits: null, context: "odd" }],
    ["not-an-object", null],
    ["not-an-object", [track]],
    ["not-an-object", "track"],
    ["unknown-type", { ...track, type: undefined }],
    ["unknown-type", { ...track, type: "delete" }],
    ["unknown-type", { ...track, type: "constructor" }],
    ["no-name", { ...track, event: " " }],
    ["no-name", { ...track, event: 3 }],
    ["taken", { ...track, event: "x".repeat(200) }],
    ["no-name", { ...track, event: "x".repeat(201) }],
    ["no-person", { ...track, userId: null }],
    ["no-person", { ...track, userId: "  ", anonymousId: "" }],
    ["bad-id", { ...track, userId: {} }],
    ["bad-id", { ...track, messageId: true }],
    ["taken", { ...track, messageId: "x".repeat(255) }],
    ["bad-id", { ...track, messageId: "x".repeat(256) }],
    ["bad-id", { ...track, context: { groupId: ["acme"] } }],
    ["no-group", { type: "group", userId: "u1" }],
    ["no-previous", { type: "alias", userId: "u1" }],
    ["bad-properties", { ...track, properties: "none" }],
    ["bad-properties", { type: "identify", userId: "u1", traits: [] }],
    ["bad-time", { ...track, timestamp: "yesterday" }],
    ["too-old", { ...track, timestamp: "2026-08-01T00:00:00Z" }],
    ["in-future", { ...track, timestamp: "2026-11-23T12:06:00Z" }],
    ["too-deep", { ...track, properties: nested(40) }],
  ])("%s: %j", (reason, event) => expect(verdict(event)).toBe(reason));

  it("holds an event to 32 KB of JSON, counted in bytes", () => {
    const fill = (letters: string, bytes: number) => {
      const event = { ...track, properties: { fill: "" } };
      const left = bytes - Buffer.byteLength(JSON.stringify(event));
      event.properties.fill = letters.repeat(Math.floor(left / Buffer.byteLength(letters)));
      event.messageId += "x".repeat(bytes - Buffer.byteLength(JSON.stringify(event)));
      return event;
    };
    for (const letters of ["x", "é", "😀"]) {
      expect(verdict(fill(letters, 32 * 1024))).toBe("taken");
      expect(verdict(fill(letters, 32 * 1024 + 1))).toBe("too-large");
    }
  });

  it("takes on /v1/import what live events may not be", () => {
    const old = { ...track, timestamp: "2019-01-01T00:00:00Z" };
    expect(read({ batch: [old] }, "import")).toMatchObject({ signals: [{ at: new Date("2019-01-01") }], refused: [] });
    expect(taken({ batch: [old] }).refused[0]?.message).toContain("/v1/import");
  });
});

describe("what is kept of a refused event (issue 4, sources screen)", () => {
  it("is the event without the write key, or its beginning where it is long", () => {
    const bad = { type: "track", event: "Saved", writeKey: "bw_ingest_secret" };
    const long = { ...bad, properties: { note: "é".repeat(3_000) } };
    const [short, cut] = taken({ batch: [bad, long] }).refused;
    expect(short?.sample).toEqual({ type: "track", event: "Saved" });
    expect(cut?.sample).toMatch(/^\{"type":"track","event":"Saved".*…$/);
    expect(Buffer.byteLength(cut?.sample as string)).toBeLessThanOrEqual(1_810);
    const nested = { ...long, context: { key: "bw_ingest_secret" }, properties: { note: "é".repeat(3_000) } };
    expect(taken({ batch: [nested] }).refused[0]?.sample).not.toContain("secret");
  });
});
