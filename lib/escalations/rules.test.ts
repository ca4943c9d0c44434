import { describe, expect, it } from "vitest";
import { clockOf, spanWords } from "./rules/clock.ts";
import { idOfReference } from "./rules/reference.ts";
import { defaultTargets, dueTimes } from "./rules/sla.ts";
import { sniffFile } from "./rules/sniff-file.ts";
import { mentionsIn, suggestCategory } from "./rules.ts";

describe("the SLA clock (C4)", () => {
  const row = {
    state: "new",
    raisedAt: "2026-03-01T10:00:00.000Z",
    respondDueAt: "2026-03-01T14:00:00.000Z",
    resolveDueAt: "2026-03-02T10:00:00.000Z",
    respondedAt: null,
    pausedSince: null,
  } as const;
  it("runs until somebody responds, then until it is closed", () => {
    expect(clockOf(row, "2026-03-01T11:00:00Z")).toEqual({
      runs: "respond",
      tone: "fine",
      dueAt: row.respondDueAt,
      minutesLeft: 180,
    });
    expect(clockOf(row, "2026-03-01T13:30:00Z")).toMatchObject({ tone: "soon", minutesLeft: 30 });
    expect(clockOf(row, "2026-03-01T14:00:01Z")).toMatchObject({ tone: "overdue", minutesLeft: -1 });
    const routed = { ...row, state: "routed", respondedAt: "2026-03-01T12:00:00Z" } as const;
    expect(clockOf(routed, "2026-03-01T15:00:00Z")).toMatchObject({ runs: "resolve", tone: "fine" });
    expect(clockOf({ ...routed, state: "closed" }, "2027-01-01T00:00:00Z")).toMatchObject({
      runs: "over",
      dueAt: null,
    });
  });
  it("rests while a question waits", () => {
    const asked = {
      ...row,
      state: "asked",
      pausedSince: "2026-03-01T11:00:00Z",
      respondedAt: "2026-03-01T11:00:00Z",
    } as const;
    expect(clockOf(asked, "2026-03-09T00:00:00Z")).toMatchObject({
      runs: "paused",
      tone: "fine",
      minutesLeft: 23 * 60,
    });
  });
  it("is due by severity, later by what it waited", () => {
    const at = new Date("2026-03-01T10:00:00Z");
    expect(dueTimes(defaultTargets, "urgent", at).respondDueAt).toEqual(new Date("2026-03-01T11:00:00Z"));
    expect(dueTimes(defaultTargets, "urgent", at, 60_000).resolveDueAt).toEqual(new Date("2026-03-01T18:01:00Z"));
  });
  it("says spans shortly", () => {
    expect([5, 65, 120, 1440, 1500, -90].map(spanWords)).toEqual([
      "5 min",
      "1 h 5 min",
      "2 h",
      "1 d",
      "1 d 1 h",
      "1 h 30 min",
    ]);
  });
});

describe("words of a raise and of a thread", () => {
  it("suggest a category (S1), or none", () => {
    expect(suggestCategory("The API returns errors and the export fails")).toBe("technical");
    expect(suggestCategory("They want a refund for the last invoice")).toBe("billing");
    expect(suggestCategory("Asks for a discount before the renewal")).toBe("sales");
    expect(suggestCategory("Hello")).toBeNull();
  });
  it("mention people, the longer name first", () => {
    const people = [
      { userId: 1, name: "Ann" },
      { userId: 2, name: "Ann Lee" },
      { userId: 3, name: "Bo" },
    ];
    expect(mentionsIn("@ann lee and @Bo, please", people)).toEqual([2, 3]);
    expect(mentionsIn("@Ann and @Ann Lee", people).toSorted()).toEqual([1, 2]);
    expect(mentionsIn("bo@example.com", people)).toEqual([]);
  });
  it("name an escalation", () => {
    expect(["ESC-12", " esc-12 ", "12", "ESC-0", "x", "ESC-12x"].map(idOfReference)).toEqual([
      12,
      12,
      12,
      null,
      null,
      null,
    ]);
  });
});

describe("files are what their bytes are", () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  it("knows each kind it takes", () => {
    const docx = bytes("PK\u0003\u0004 [Content_Types].xml word/document.xml");
    expect(sniffFile("a.PNG", bytes("\u0089PNG\r\n\u001a\n..."))).toBe("image/png");
    expect(sniffFile("a.webp", bytes("RIFF1234WEBP"))).toBe("image/webp");
    expect(sniffFile("a.eml", bytes("From: a@b.c\r\nSubject: x\r\n\r\nHello"))).toBe("message/rfc822");
    expect(sniffFile("a.docx", docx)).toMatch(/wordprocessingml/);
    expect(sniffFile("a.xlsx", docx)).toBeNull();
    expect(
      sniffFile("a.docx", bytes("PK\u0003\u0004 [Content_Types].xml word/document.xml word/vbaProject.bin")),
    ).toBeNull();
    expect(sniffFile("a.svg", bytes("<svg onload=alert(1)>"))).toBeNull();
    expect(sniffFile("a.jpg", bytes("\u0089PNG\r\n\u001a\n"))).toBeNull();
  });
});
