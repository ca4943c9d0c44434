import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outOfScopeReply } from "../schema.ts";
import { checkText } from "./check-text.ts";
import { compileRules } from "./compile-rules.ts";
import { readCorpus } from "./corpus/corpus.ts";
import { shippedRules } from "./shipped/shipped-rules.ts";

const rules = compileRules(shippedRules);
const check = (text: string, answeredEscalation: string | null = null) =>
  checkText(text, rules, { answeredEscalation });
const categories = (text: string) => check(text).findings.map(({ category }) => category);

describe("N3 N5 what can never be sent", () => {
  test("a price, a discount, a term and a feature are named, explained and answered with E5's sentence", () => {
    const text = "Hi Ana,\n\nWe will give you 15% off.\nBest, Tom";
    const { verdict, findings } = check(text, "ESC-12");
    expect(verdict).toBe("never");
    const [finding] = findings;
    expect(finding).toMatchObject({ category: "discount", verdict: "never", settled: false });
    expect(text.slice(finding?.start, finding?.end)).toBe(finding?.words);
    expect(finding?.words).toContain("15% off");
    expect(finding?.alternative).toBe(
      "This request requires specialist coordination. Escalating to @coordinator for proper routing.",
    );
    expect(finding?.rule && finding.why && finding.neutral).toBeTruthy();
  });
  test("E5's own sentence is no promise", () => {
    expect(check(outOfScopeReply)).toEqual({ verdict: "clear", findings: [] });
  });
});

describe("N2 N5 what needs an answered escalation", () => {
  const text = "The connector will be ready by Friday and our engineers will fix the import.";
  test("dates and technical words wait for its reference", () => {
    expect(check(text).verdict).toBe("needs-escalation");
    const answered = check(text, "ESC-7");
    expect(answered.verdict).toBe("clear");
    expect(answered.findings.length).toBeGreaterThan(0);
    expect(answered.findings.every(({ settled }) => settled)).toBe(true);
  });
  test("no reference settles a price beside them", () => {
    expect(check(`${text} We will hold your price.`, "ESC-7").verdict).toBe("never");
  });
});

describe("however it is written", () => {
  test.each([
    ["a typographic apostrophe", "We’ll hold your price."],
    ["a contraction", "we'll hold your price"],
    ["no apostrophe", "itll be free for you"],
    ["capitals", "WE WILL HOLD YOUR PRICE"],
    ["odd spaces", "We\u00a0will \t hold\u2009your  price."],
    ["a soft hyphen", "We will hold your pri\u00adce."],
    ["a zero-width space", "We will ho\u200bld your price."],
    ["full-width letters", "Ｗｅ　ｗｉｌｌ hold your price"],
    ["accents", "We will höld your pricé"],
    ["bold", "We **will hold** your __price__."],
    ["bold within a word", "We will hold your pr**ic**e."],
    ["a link", "We will [hold your price](https://example.test/a)."],
    ["entities", "We&nbsp;will hold your price &#38; more, we&rsquo;ll hold it"],
    ["numbered entities", "We&#x20;will&#32;hold your price"],
    ["tags", "<p>We <b>will</b> hold your <i>price</i>.</p>"],
    ["a wrapped line", "After the long talk that we had on Tuesday about the budget we will\nhold your price."],
    ["a slip of the hand", "We wil hold yuor prcie, we guarntee it."],
    ["an emoji between", "We will 🙂 hold your price 🎉"],
  ])("%s", (_, text) => {
    expect(check(text).verdict).toBe("never");
  });
});

describe("offsets are those of the original", () => {
  test.each([
    ["Hi &amp; hello. We&rsquo;ll waive the fee.", "We&rsquo;ll waive the fee"],
    ["🎉🎉 We **waive** the _fee_ today", "We **waive** the _fee"],
    ["So: we waive\u200b the\u00a0fee.", "we waive\u200b the\u00a0fee"],
  ])("%s", (text, words) => {
    expect(check(text).findings[0]).toMatchObject({ words, start: text.indexOf(words) });
  });

  const noise = fc.array(
    fc.constantFrom("🙂 ", "&amp; ", "**", "\n", "é ", "Hello. ", "&nbsp;", "<b>", "</b>", "\u200b", "[x](y) ", "ﬁ "),
    { maxLength: 12 },
  );
  test("whatever stands before and after, the marked slice is the words", () => {
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const text = `${before.join("")}\n\nWe will waive the fee.\n\n${after.join("")}`;
        const found = check(text).findings.find(({ category }) => category === "discount");
        expect(found?.words).toBe("waive the fee");
        expect(text.slice(found?.start, found?.end)).toBe(found?.words);
      }),
      { seed: 5 },
    );
  });
  test("in every text of the corpus the slice is the words, and the order is the text's", () => {
    for (const { text } of readCorpus()) {
      const { findings } = check(text);
      for (const { start, end, words } of findings) expect(text.slice(start, end)).toBe(words);
      expect(findings.map(({ start }) => start)).toEqual(findings.map(({ start }) => start).toSorted((a, b) => a - b));
    }
  }, 120_000);
});

describe("another's words are no promise", () => {
  test.each([
    ["> we get 20% off, right?\n> you will hold the price\nI passed it on."],
    ["&gt; you will give us 20% off\nI passed it on."],
    ["<blockquote>You will give us 20% off</blockquote><p>I passed it on.</p>"],
    [
      "Thanks!\n\nOn Mon, 3 Nov 2025 at 09:12, Ana Ruiz <ana@x.example> wrote:\nYou will give us 20% off\nand hold the price.",
    ],
    ["Thanks!\n\nOn Mon, 3 Nov 2025 at 09:12,\nAna Ruiz <ana@x.example> wrote:\n> You will give us 20% off"],
    ["Thanks!\n\nFrom: Ana\nSent: Monday\nTo: us\nSubject: price\n\nYou will give us 20% off."],
    ["Thanks!\n-----Original Message-----\nYou will give us 20% off."],
    ['You wrote: "you will give us 20% off". I passed it on.'],
  ])("%s", (text) => {
    expect(check(text)).toEqual({ verdict: "clear", findings: [] });
  });
  test("what is written below a quoted line, or said in quotation marks by us, is ours", () => {
    expect(categories("> can you do it?\nWe will give you 20% off.")).toEqual(["discount"]);
    expect(categories("On 3 Nov 2025 Ana Ruiz wrote:\n> can you do it?\n\nWe will give you 20% off.")).toEqual([
      "discount",
    ]);
    expect(categories('Our answer is "we will give you 20% off".')).toEqual(["discount"]);
  });
});

describe("look-alikes", () => {
  test.each([
    "I can't promise a discount.",
    "Do you want a quote?",
    "Would a Friday call work?",
    "If the product team confirms it, they will tell you.",
    "We shipped the export last week.",
    "You said you would deliver the data by Friday.",
    "I'll send the notes by Friday.",
    "Let's meet on 12 May.",
    "Our list prices are published on the website.",
    "What I cannot do:\n- change your price\n- give 10% off",
    "Your tasks:\n- deliver the data by 3 May\n- fix the user list by Friday",
  ])("%s", (text) => {
    expect(check(text)).toEqual({ verdict: "clear", findings: [] });
  });
  test("an excuse in one half does not excuse the other", () => {
    expect(categories("I can't promise a discount, but we will hold your price.")).toContain("price");
    expect(categories("I have asked sales, and we will hold your price.")).toContain("price");
    expect(categories("Is that all? We will hold your price.")).toContain("price");
    expect(categories("How about 20% off?")).toContain("discount");
  });
});

test("the same text gives the same answer, from the same and from newly compiled rules", () => {
  const again = compileRules(structuredClone(shippedRules));
  for (const { text } of readCorpus().slice(0, 150)) {
    expect(check(text)).toEqual(check(text));
    expect(checkText(text, again, { answeredEscalation: null })).toEqual(check(text));
  }
}, 120_000);

describe("hostile texts of 100 KB come to an end", () => {
  test.each([
    "we will ",
    "we will fix can not price ",
    "a",
    "'",
    "a'",
    "<",
    "<a ",
    "&",
    "&#",
    "](",
    "[",
    "*",
    "_a",
    '"',
    '" price ',
    ".",
    ". . a",
    ">",
    "\n>",
    "\n- ",
    "\nFrom: a",
    "\nOn a wrote:",
    "1.",
    "1,1:",
    "$",
    "-",
    "é",
    "\u200b",
    "ﷺ",
    "\ud83d",
    "fxi prcie dicsount garantee ",
    "not not not ",
    "our the my ",
  ])(
    "%j",
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
      for (const { start, end, words } of check(text).findings) expect(text.slice(start, end)).toBe(words);
    },
    120_000,
  );
});
