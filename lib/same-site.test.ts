import { describe, expect, it } from "vitest";
import { judgeSite } from "./same-site.ts";

const asked = (method: string, headers: Record<string, string>) =>
  judgeSite(new Request("https://desk.example/api/rpc", { method, headers: { host: "desk.example", ...headers } }));

describe("changes that another site asks for with a person's cookie", () => {
  it.each([
    ["another site", "https://evil.example"],
    ["another port of ours", "https://desk.example:8443"],
    ["another subdomain of ours", "https://blog.desk.example"],
    ["a page without an origin", "null"],
  ])("are refused from %s", (_, origin) => {
    expect(asked("POST", { origin })).toMatchObject({ ok: false, reason: "forbidden" });
    expect(asked("DELETE", { origin })).toMatchObject({ ok: false });
  });

  it("are let in from our own pages, from programs and with a key; reads always", () => {
    expect(asked("POST", { origin: "https://desk.example" })).toBeNull();
    expect(asked("POST", {})).toBeNull();
    expect(asked("POST", { origin: "https://evil.example", authorization: "Bearer bw" })).toBeNull();
    expect(asked("GET", { origin: "https://evil.example" })).toBeNull();
  });
});
