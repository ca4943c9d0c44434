import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { emptyMapping, suggest } from "./suggest.ts";
import { readWhole, recogniseWhole } from "./whole-file.ts";

const now = new Date("2026-06-30T12:00:00Z");
const header = "account_id,account_name,signup_date,seats,mrr_amount\n";
const good = (n: number) => `A-${n},Name ${n},2024-01-${String(1 + (n % 28)).padStart(2, "0")},${n},${n}.50\n`;
const goods = (from: number, count: number) => Array.from({ length: count }, (_, i) => good(from + i)).join("");

type Hostile = { name: string; file: Buffer; refused: number; taken: number; codes?: string[] };

function read(file: Buffer, chunkSize = 1024 * 1024) {
  const { dialect, problem } = recogniseWhole(file, chunkSize);
  if (!dialect) return { problem, taken: [], refused: [], rows: 0 };
  const mapping = suggest("accounts.csv", dialect).mapping;
  return { problem: null, ...readWhole(file, "accounts", dialect, mapping, now, chunkSize) };
}

const bad: { name: string; line: string; code: string }[] = [
  { name: "an open quote", line: 'A-x,"never closed,2024-01-01,1,1\n', code: "open-quote" },
  { name: "too many cells", line: "A-x,Name,2024-01-01,1,1,surplus,cells\n", code: "columns" },
  { name: "a NUL byte", line: "A-x,Na\0me,2024-01-01,1,1\n", code: "nul" },
  { name: "an impossible date", line: "A-x,Name,2024-02-31,1,1\n", code: "impossible-date" },
  { name: "text as a date", line: "A-x,Name,soon,1,1\n", code: "not-a-date" },
  { name: "text as a number", line: "A-x,Name,2024-01-01,many,1\n", code: "not-a-number" },
  { name: "a count below zero", line: "A-x,Name,2024-01-01,-5,1\n", code: "too-large" },
  { name: "a count beyond all reason", line: "A-x,Name,2024-01-01,99999999999,1\n", code: "too-large" },
  { name: "a formula as a number", line: "A-x,Name,2024-01-01,=1+1,1\n", code: "not-a-number" },
  { name: "no id", line: ",Name,2024-01-01,1,1\n", code: "missing" },
  { name: "letters that cannot be read", line: "A-x,Na\uFFFDme,2024-01-01,1,1\n", code: "encoding" },
  { name: "a text without end", line: `A-x,${"n".repeat(5000)},2024-01-01,1,1\n`, code: "text-too-long" },
];

describe("X12: hostile input", () => {
  const cases = bad.flatMap(({ name, line, code }) =>
    [1, 7, 60].flatMap((before) =>
      [1, 5, 40].map((after): Hostile => {
        const text = header + goods(0, before) + line + goods(1000, after);
        return {
          name: `${name} after ${before} rows, before ${after}`,
          file: Buffer.from(text),
          refused: 1,
          taken: before + after,
          codes: [code],
        };
      }),
    ),
  );

  test("at least 100 files are generated", () => expect(cases.length).toBeGreaterThanOrEqual(100));

  test.each(cases)("$name: one refusal with its reason, the rest taken", ({ file, refused, taken, codes }) => {
    for (const chunkSize of [1024 * 1024, 97]) {
      const result = read(file, chunkSize);
      expect(result.refused.map((one) => one.code)).toEqual(codes);
      expect(result.refused.every((one) => /[.]$/.test(one.message) && one.message.length > 20)).toBe(true);
      expect([result.refused.length, result.taken.length]).toEqual([refused, taken]);
    }
  });

  test("a line of 100 MB costs that line and little memory", () => {
    const before = process.memoryUsage().rss;
    const file = Buffer.concat([
      Buffer.from(header + good(1)),
      Buffer.alloc(100 * 1024 * 1024, "x"),
      Buffer.from(`\n${good(2)}`),
    ]);
    const result = read(file);
    expect(result.refused.map((one) => one.code)).toEqual(["too-long"]);
    expect(result.taken.map((one) => one.externalId)).toEqual(["A-1", "A-2"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  test("10,000 columns are refused as a whole, with what to do", () => {
    const file = Buffer.from(`${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(",")}\n`);
    expect(recogniseWhole(file).problem).toMatch(/10,000 columns.*Split/);
  });

  test("an empty file, and one of NUL bytes only, say so", () => {
    expect(recogniseWhole(Buffer.alloc(0)).problem).toMatch(/empty/);
    expect(() => read(Buffer.alloc(5000))).not.toThrow();
  });

  test("repeated and empty headers stay apart", () => {
    const names = recogniseWhole(Buffer.from("id,amount,amount,,\n1,2,3,4,5\n")).dialect?.columns.map(
      (column) => column.name,
    );
    expect(names).toEqual(["id", "amount", "amount (2)", "Column 4", "Column 5"]);
  });

  test("text as money is refused; formulas in text are kept as text", () => {
    const file = Buffer.from("subscription_id,account_id,start_date,mrr\nS1,A,2024-01-01,lots\nS2,=A1,2024-01-01,10\n");
    const { dialect } = recogniseWhole(file);
    if (!dialect) throw new Error("not recognised");
    const columns = { externalId: "subscription_id", account: "account_id", startsOn: "start_date", mrr: "mrr" };
    const result = readWhole(file, "subscriptions", dialect, emptyMapping(columns), now);
    expect(result.refused).toMatchObject([{ row: 2, code: "not-an-amount", column: "mrr" }]);
    expect(result.taken).toMatchObject([{ account: "=A1", mrr: 1000 }]);
  });

  test("refusals never repeat a value: it may be an amount (N4)", () => {
    for (const { line } of bad) {
      const told = read(Buffer.from(header + goods(0, 40) + line))
        .refused.map((one) => one.message)
        .join();
      for (const cell of line.split(",").filter((text) => /^(soon|many|=1|-5|99999)/.test(text)))
        expect(told).not.toContain(cell);
    }
  });

  test("line ends and encodings: the same rows whatever the file's dress", () => {
    const text = header + goods(0, 30).replaceAll("Name", "Größe");
    const plain = read(Buffer.from(text)).taken;
    expect(plain).toHaveLength(30);
    expect(read(Buffer.from(text.replaceAll("\n", "\r\n"))).taken).toEqual(plain);
    expect(read(Buffer.from(text.replaceAll("\n", "\r"))).taken).toEqual(plain);
    expect(read(Buffer.from(`\uFEFF${text}`)).taken).toEqual(plain);
    expect(read(iconv.encode(text, "windows-1252")).taken).toEqual(plain);
    expect(read(Buffer.from(text.replaceAll(",", ";"))).taken).toEqual(plain);
  });

  test("any bytes at all: nothing thrown, nothing lost, every refusal with a sentence; the same in pieces", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('"', ",", "\n", "\r\n", '""', "\0", ";", "=1+1", "2024-13-45", good(3), '"a\nb"'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 200 }), (parts, chunkSize) => {
        const file = Buffer.from(header + parts.join("") + good(9));
        const whole = read(file);
        expect(whole.taken.length + whole.refused.length).toBe(whole.rows);
        expect(whole.refused.every((one) => one.message.length > 20)).toBe(true);
        const inPieces = read(file, chunkSize);
        expect(inPieces.taken).toEqual(whole.taken);
        expect(inPieces.refused).toEqual(whole.refused);
      }),
      { numRuns: 300 },
    );
  });
});
