import { request as ask } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { revokeKey } from "#lib/people/write/keys.ts";
import { callerNames, headersOf } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { wirePaths } from "../rules/read-body.ts";
import { basic, testWire, track } from "./test-wire.ts";

const t = await testDatabase();
const wire = testWire(t);

describe("requests as other libraries and browsers send them (issue 4, wire)", () => {
  it.each(wirePaths)("%s takes events with a write key", async (path) => {
    const name = path.slice(4);
    const id = `path-${name}`;
    const event = track(id, { name: "Home", previousId: "a", groupId: "acme" });
    const many = ["batch", "b", "import"].includes(name);
    const answer = await wire.post(name, many ? { batch: [event] } : event);
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(await wire.stored(id)).toEqual({ [id]: 1 });
  });

  it("takes what the browser's library sends: text/plain, the key in the body, a batch at /v1/b", async () => {
    const plain = { "content-type": "text/plain" };
    const sentAt = new Date().toISOString();
    const one = await wire.post(
      "t",
      { ...track("browser-1"), writeKey: wire.secret, sentAt, timestamp: sentAt },
      plain,
    );
    const many = await wire.post("b", { writeKey: wire.secret, sentAt, batch: [track("browser-2")] }, plain);
    expect([one.status, many.status]).toEqual([200, 200]);
    expect(Object.keys(await wire.stored("browser-%"))).toEqual(["browser-1", "browser-2"]);
  });

  it("answers the preflight of any page, which may send and hear when to come again", async () => {
    const headers = { origin: "https://app.example", "access-control-request-method": "POST" };
    const response = await fetch(`${wire.origin}/v1/t`, { method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-methods")).toContain("POST");
    for (const name of ["authorization", "content-type", "x-retry-count"])
      expect(response.headers.get("access-control-allow-headers")).toContain(name);
    const refused = await wire.post("t", {}, {});
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    expect(refused.headers.get("access-control-expose-headers")).toContain("retry-after");
  });

  it("takes gzip, also when it comes in pieces", async () => {
    const packed = gzipSync(JSON.stringify({ batch: [track("gzip-1")] }));
    const whole = await wire.post("batch", packed, { ...basic(wire.secret), "content-encoding": "gzip" });
    expect(whole.body).toEqual({ success: true });
    const status = await new Promise<number | undefined>((done, failed) => {
      const headers = { ...basic(wire.secret), "content-encoding": "gzip", "transfer-encoding": "chunked" };
      const sending = ask(`${wire.origin}/v1/batch`, { method: "POST", headers }, (answer) => {
        answer.resume();
        done(answer.statusCode);
      });
      sending.on("error", failed);
      const again = gzipSync(JSON.stringify({ batch: [track("gzip-2")] }));
      sending.write(again.subarray(0, 10));
      setTimeout(() => sending.end(again.subarray(10)), 20);
    });
    expect(status).toBe(200);
    expect(Object.keys(await wire.stored("gzip-%"))).toEqual(["gzip-1", "gzip-2"]);
  });

  it.each([
    [400, "not-json", "{", {}],
    [400, "not-json", "", {}],
    [400, "not-an-object", "[]", {}],
    [400, "no-events", "{}", {}],
    [400, "too-many", JSON.stringify({ batch: Array(2_501).fill(0) }), {}],
    [400, "not-json", "{}", { "content-encoding": "gzip" }],
    [415, "unknown-encoding", "{}", { "content-encoding": "br" }],
    [413, "body-too-large", `{"batch":[],"x":"${"x".repeat(512_000)}"}`, {}],
    [413, "body-too-large", gzipSync(Buffer.alloc(100 * 1024 * 1024)), { "content-encoding": "gzip" }],
  ])("%d %s", async (status, code, body, headers) => {
    const answer = await wire.post("batch", body, { ...basic(wire.secret), ...headers });
    expect([answer.status, answer.body]).toEqual([
      status,
      { success: false, code, message: expect.stringMatching(/^[A-Z].*[.…\]]$/) },
    ]);
  });

  /** Sends blanks in pieces to the end; what was answered, or how the connection ended. */
  const sendInPieces = (megabytes: number) =>
    new Promise<number | string | undefined>((done) => {
      const sending = ask(`${wire.origin}/v1/batch`, { method: "POST", headers: basic(wire.secret) }, (answer) => {
        answer.resume();
        done(answer.statusCode);
      });
      sending.on("error", (error: NodeJS.ErrnoException) => done(error.code));
      Readable.from(Array(megabytes * 16).fill(Buffer.alloc(64 * 1024, " "))).pipe(sending);
    });

  it("hears out who sends 5 MB before it says that this is too large, and cuts off who sends without end", async () => {
    expect(await sendInPieces(5)).toBe(413);
    expect([413, "EPIPE", "ECONNRESET"]).toContain(await sendInPieces(50));
  });

  it("answers what Segment's browser library counts of itself, also without a key, and keeps nothing of it", async () => {
    const { status, body } = await wire.post("m", { series: [track("own-figures")] }, { "content-type": "text/plain" });
    expect([status, body]).toEqual([200, { success: true }]);
    expect(await wire.stored("own-figures")).toEqual({});
    expect((await fetch(`${wire.origin}/v1/m`)).status).toBe(404);
  });

  it("says 404 at an unknown address and 405 to a GET", async () => {
    expect((await wire.post("tracks", {})).status).toBe(404);
    const got = await fetch(`${wire.origin}/v1/batch`);
    expect([got.status, got.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });
});

describe("who may send (issue 4, wire; DESIGN, the exceptions to doors)", () => {
  it("no caller of the desk sends events, by none of the addresses", async () => {
    const programs: Record<string, Headers> = {
      anonymous: new Headers(),
      key: new Headers({ authorization: "Bearer bw_read_test" }),
    };
    for (const name of callerNames) {
      const headers = Object.fromEntries(programs[name] ?? (await headersOf(wire.ids[name])));
      for (const path of wirePaths) {
        const { status } = await wire.post(path.slice(4), { batch: [track("no")], ...track("no") }, headers);
        expect({ name, path, status }).toEqual({ name, path, status: 401 });
      }
    }
    expect(await wire.stored("no")).toEqual({});
  });

  it.each([
    ["no-key", {}],
    ["no-key", { authorization: "Basic" }],
    ["no-key", { authorization: `Basic ${Buffer.from(":x").toString("base64")}` }],
    ["unknown-key", basic("bw_ingest_nobody")],
    ["no-key", { authorization: "Basic %%%%" }],
    ["unknown-key", { authorization: "Bearer bw_ingest_nobody" }],
  ])("%s: 401 for %j", async (code, headers) => {
    const { status, body } = await wire.post("track", track("no"), headers as Record<string, string>);
    expect([status, body]).toEqual([401, { success: false, code, message: expect.stringMatching(/\.$/) }]);
  });

  it("401 with a sentence for a key of another kind, one that ended and one that was revoked", async () => {
    const expired = await wire.makeKey("ingest", new Date(Date.now() + 60_000));
    await t.admin("update api_key set expires_at = now() - interval '1 second' where id = $1", [expired.id]);
    const revoked = await wire.makeKey();
    await revokeKey(revoked.id);
    const verdict = async (key: string) => (await wire.post("track", track("no"), basic(key))).body.code;
    expect(await verdict(expired.secret)).toBe("expired-key");
    expect(await verdict(revoked.secret)).toBe("revoked-key");
    expect(await verdict((await wire.makeKey("read")).secret)).toBe("wrong-kind-key");
    const inBody = await wire.post("track", { ...track("no"), writeKey: revoked.secret }, {});
    expect([inBody.status, inBody.body.code]).toEqual([401, "revoked-key"]);
  });

  it("the header decides where a body names another key", async () => {
    const { status } = await wire.post("track", { ...track("no"), writeKey: wire.secret }, basic("bw_ingest_nobody"));
    expect(status).toBe(401);
  });

  it("a key that is revoked ends within seconds, and its last use is written down", async () => {
    const key = await wire.makeKey();
    expect((await wire.post("track", track("last-1"), basic(key.secret))).status).toBe(200);
    expect((await db.apiKey.findUniqueOrThrow({ where: { id: key.id } })).lastUsedAt).not.toBeNull();
    await revokeKey(key.id);
    for (;;) {
      const { status } = await wire.post("track", track("last-1"), basic(key.secret));
      if (status === 401) break;
      await pause(250);
    }
  });
});
