import { describe, expect, it } from "vitest";
import { doorWords, outcomeWords, subjectWords } from "./door-words.ts";

describe("the log in words (SPEC C6)", () => {
  it("names the door", () => {
    expect([doorWords("people.setRoles"), doorWords("demo.clear"), doorWords("page")]).toEqual([
      "People: set roles",
      "Demo: clear",
      "Page",
    ]);
  });
  it("names what it was about", () => {
    expect(subjectWords("accountId:12")).toBe("account 12");
    expect(subjectWords("accountIds:3,4 toId:9")).toBe("accounts 3, 4; to 9");
    expect([subjectWords(null), subjectWords("id:7")]).toEqual(["–", "id 7"]);
  });
  it("says how it ended, and never hides an outcome it does not know", () => {
    expect([outcomeWords("done"), outcomeWords("forbidden"), outcomeWords("odd")]).toEqual([
      "Done",
      "Refused: not allowed",
      "odd",
    ]);
  });
});
