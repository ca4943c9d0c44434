import { describe, expect, it } from "vitest";
import { hideSecrets } from "./hide-secrets.ts";

describe("what is shown of a refused event (issue 4, sources)", () => {
  it("hides passwords, keys and tokens by their names, at any depth", () => {
    const text = hideSecrets({
      writeKey: "bw_ingest_abc",
      traits: { email: "a@b.example", password: "hunter2", nested: [{ apiKey: "k1", accessToken: "t1" }] },
      properties: { card_number: "4111", plan: "pro" },
    });
    for (const secret of ["bw_ingest_abc", "hunter2", "k1", "t1", "4111"]) expect(text).not.toContain(secret);
    for (const kept of ["a@b.example", "pro", "writeKey"]) expect(text).toContain(kept);
  });
  it("hides them inside texts and names too", () => {
    const text = hideSecrets({
      note: "sent with bw_ingest_x-Y_1 as Basic YndfOg== and eyJhbGci.eyJzdWIi.sig",
      bw_read_zz: 1,
    });
    expect(text).not.toMatch(/x-Y_1|YndfOg|eyJ|bw_read_zz/);
  });
  it("hides them in what is kept as text, also where that was cut off", () => {
    const cut = '{"userId":"u1","traits":{"password":"hunter\\"2","apiKey":"k-1","plan":"pro","resetToken":"t-';
    for (const text of [hideSecrets(cut), hideSecrets("user=u1&password=hunter2&plan=pro")]) {
      expect(text).not.toMatch(/hunter|k-1|t-/);
      expect(text).toMatch(/u1/);
      expect(text).toMatch(/pro/);
    }
    expect(hideSecrets("the passenger of the session")).toBe("the passenger of the session");
  });
  it("cuts what is long and what is deep, and takes anything", () => {
    expect(hideSecrets({ long: "x".repeat(5_000) }).length).toBe(2_001);
    const deep: Record<string, unknown> = {};
    let at = deep;
    for (let n = 0; n < 50; n++) at = at.next = {} as Record<string, unknown>;
    expect(hideSecrets(deep)).toContain("…");
    expect([hideSecrets(null), hideSecrets(undefined), hideSecrets(3)]).toEqual(["null", "", "3"]);
  });
});
