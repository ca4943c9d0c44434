export type Range = { start: number; end: number };

const ends = /[.!?…]+["”')]?(?=\s|$)|\n/g;
const longest = 500;

/** Where the sentences lie that the marked words stand in: between two full stops or lines. */
export function sentenceRange(text: string, { start, end }: Range): Range {
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(ends)) {
    const after = index + mark.length;
    if (after <= start) from = after;
    else if (after >= end) return { start: afterSpace(text, from), end: mark === "\n" ? index : after };
  }
  return { start: afterSpace(text, from), end: text.length };
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at += 1;
  return at;
}

/** That sentence, as it is kept in the log: at most 500 characters around the words. */
export function sentenceAround(text: string, marked: Range): string {
  const { start, end } = sentenceRange(text, marked);
  return text
    .slice(Math.max(start, marked.start - longest / 2), end)
    .trim()
    .slice(0, longest);
}
