import { type Range, sentenceRange } from "./sentence-around.ts";

/** The text with another wording in the place of the sentence that was marked; said already, the wording is not said twice. */
export function withNeutral(text: string, marked: Range & { neutral: string }): string {
  const { start, end } = sentenceRange(text, marked);
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const said = before.includes(marked.neutral) || after.includes(marked.neutral);
  return said ? (before + after.replace(/^[^\S\n]+/, "")).trimEnd() : before + marked.neutral + after;
}

/** Where marked words lie after the text was changed elsewhere; those that the change touched are gone until the next check. */
export function movedFindings<F extends Range>(findings: readonly F[], before: string, after: string): F[] {
  if (before === after) return [...findings];
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const moved = after.length - before.length;
  return findings.flatMap((one) => {
    if (one.end <= head) return [one];
    return one.start >= before.length - tail ? [{ ...one, start: one.start + moved, end: one.end + moved }] : [];
  });
}

export type Piece<F> = { at: number; text: string; finding: F | null };

/** A text in pieces, each with the finding that marks it or null, in order and without overlap: what a screen draws. */
export function piecesOf<F extends Range>(text: string, findings: readonly F[]): Piece<F>[] {
  const pieces: Piece<F>[] = [];
  let at = 0;
  for (const finding of findings.toSorted((a, b) => a.start - b.start)) {
    if (finding.start < at) continue;
    pieces.push({ at, text: text.slice(at, finding.start), finding: null });
    pieces.push({ at: finding.start, text: text.slice(finding.start, finding.end), finding });
    at = finding.end;
  }
  return [...pieces, { at, text: text.slice(at), finding: null }].filter((piece) => piece.text !== "");
}
