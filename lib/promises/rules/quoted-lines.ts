import { quoteCloses, quoteOpens } from "./clean-text.ts";

export type Line = { start: number; end: number; quoted: boolean };

const wrote = /^(on|am|le|el|op|il)\b.{4,240}\b(wrote|writes|schrieb|a écrit|a ecrit|escribió|escribio)\s?:\s*$/i;
const original = /^-{2,}\s*(original message|original appointment|forwarded message|reply message)/i;
const sender = /^from:\s*\S/i;
const header = /^(sent|date|to|cc|subject):/i;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let depth = 0;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    for (let at = start; at < end; at++) {
      if (text[at] === quoteOpens) depth += 1;
      if (text[at] === quoteCloses) depth = Math.max(0, depth - 1);
    }
    lines.push({ start, end, quoted: depth > 0 });
    start = end + 1;
  }
  return lines;
}

/**
 * The lines of a cleaned text, and which of them are another's words: lines that begin with ">", what follows "On …
 * wrote:" or the head of a forwarded mail, and block quotes. A ">" answer below "On … wrote:" ends where the ">" ends.
 */
export function quotedLines(text: string): Line[] {
  const lines = linesOf(text);
  const at = (index: number) => {
    const line = lines[index];
    return line ? text.slice(line.start, Math.min(line.end, line.start + 400)).trim() : "";
  };
  let tail = false;
  for (const [index, line] of lines.entries()) {
    const words = at(index);
    if (words.startsWith(">")) {
      line.quoted = true;
      tail = false;
      continue;
    }
    const opensTail = original.test(words) || (sender.test(words) && [1, 2, 3].some((n) => header.test(at(index + n))));
    const introduces = wrote.test(words) || (/^on\b/i.test(words) && wrote.test(`${words} ${at(index + 1)}`));
    if (opensTail || introduces) tail = true;
    if (introduces && (at(index + 1).startsWith(">") || at(index + 2).startsWith(">"))) {
      line.quoted = true;
      tail = false;
    }
    if (tail) line.quoted = true;
  }
  return lines;
}
