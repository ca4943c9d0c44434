import { describe, expect, it } from "vitest";
import { snippetsFor } from "./snippets.ts";

describe("code to copy for a source (issue 4, sources)", () => {
  it("sends to the instance's own address, with its port and protocol", () => {
    const [browser, script, node, curl] = snippetsFor("http://localhost:3311/", "bw_ingest_abc…").map(
      ({ code }) => code,
    );
    for (const code of [browser, script]) expect(code).toContain('apiHost: "localhost:3311/v1", protocol: "http"');
    expect(node).toContain('host: "http://localhost:3311"');
    expect(curl).toContain("curl http://localhost:3311/v1/track");
  });
  it("tells Segment nothing from a browser, neither events nor the library's own figures", () => {
    const [browser, script] = snippetsFor("https://desk.example", "bw_ingest_abc…").map(({ code }) => code);
    for (const code of [browser, script]) {
      expect(code).toContain("cdnSettings:");
      expect(code).toContain("metrics: { sampleRate: 0 }");
    }
  });
  it("names the key by its beginning in each", () => {
    for (const { code } of snippetsFor("https://desk.example", "bw_ingest_abc…"))
      expect(code).toContain("bw_ingest_abc…");
  });
});
