import { expect, test } from "vitest";
import { precisionSentence, shareWords } from "./alert-words.ts";

const line = { real: 10, notReal: 2, putOff: 1, precision: 10 / 12, small: false };
const found = {
  asOf: "2026-11-23",
  days: 90,
  version: 3,
  current: 3,
  versions: [3],
  total: line,
  measures: [],
  dimensions: [],
};

test("X11 precision in words: a share, a sentence with its count, and no figure for nothing", () => {
  expect(shareWords(line)).toBe("83\u202f%");
  expect(precisionSentence(found)).toBe("Of 12 alerts judged in the last 90 days under v3, 10 were real risks.");
  const one = { ...found, version: null, total: { ...line, real: 1, notReal: 0 } };
  expect(precisionSentence(one)).toBe("Of 1 alert judged in the last 90 days under any version, 1 was a real risk.");
  const none = { ...line, real: 0, notReal: 0, precision: null };
  expect(shareWords(none)).toBe("n/a");
  expect(precisionSentence({ ...found, total: none })).toBe("No alert was judged in the last 90 days under v3.");
});
