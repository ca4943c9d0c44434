import { expect, test } from "vitest";
import { digestText } from "./digest-text.ts";

test("a digest says each line once, with its link, and what was typed stays text", () => {
  const line = {
    title: "<b>Answered</b>\r\nBcc: x@y.example",
    detail: null,
    account: "A & B",
    count: 2,
    href: "/inbox?a=1&b=2",
  };
  const { subject, text, html } = digestText({ name: "Ines", lines: [line], publicUrl: "https://desk.example" });
  expect(subject).toBe("Bellwether: 1 thing is new");
  expect(text).toContain("- <b>Answered</b> Bcc: x@y.example (2)\n  A & B\n  https://desk.example/inbox?a=1&b=2");
  expect(html).toContain(
    '<a href="https://desk.example/inbox?a=1&amp;b=2">&lt;b&gt;Answered&lt;/b&gt; Bcc: x@y.example (2)</a><br>A &amp; B',
  );
});
