/** A text without its markup, in plain letters, and for each of its characters the slice of the original it came from. */
export type CleanText = { text: string; from: Int32Array; to: Int32Array };

/** Stand for <blockquote> and its end: they are no letters of any language. */
export const quoteOpens = "\uE000";
export const quoteCloses = "\uE001";

const entity = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/iy;
const tag = /<(\/?)([a-z][a-z0-9]*)[^<>]{0,300}>/iy;
const address = /\]\([^()\s]{0,300}\)/y;
const breaks = new Set("br p div li ul ol tr table h1 h2 h3 h4 h5 h6 hr".split(" "));
const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  ndash: "—",
  mdash: "—",
  hellip: "...",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  shy: "",
  zwj: "",
  zwnj: "",
  bull: "•",
  percnt: "%",
};
const dropped = /\p{Cf}/u;
const apostrophes = /['’‘ʼ‛´`′＇]/;
const quotes = /["“”„‟«»＂]/;
const dashes = /[–—―]/;
const bullets = /[•‣▪▫◦●○⁃∙]/;
const alphanumeric = /[\p{L}\p{N}]/u;

/** One code point in plain letters: accents and widths gone, one kind of quote, apostrophe, dash and space. */
function plain(char: string): string {
  if (char <= "\u007F") return char === "\r" ? "\n" : char === "`" ? "" : char;
  if (dropped.test(char)) return "";
  if (apostrophes.test(char)) return "'";
  if (quotes.test(char)) return '"';
  if (dashes.test(char)) return "—";
  if (bullets.test(char)) return "•";
  if (char === "\u2028" || char === "\u2029") return "\n";
  return char.normalize("NFKD").replace(/\p{M}/gu, "").replace("−", "-");
}

function codeOf(hex: string | undefined, decimal: string | undefined): string {
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : "";
}

/** Markup at `at`: what is read instead, and how many characters it took; null where there is none. */
function markupAt(text: string, at: number): { read: string; length: number } | null {
  const char = text[at];
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  if (char === "&") {
    const found = match(entity);
    if (!found) return null;
    const named = found[3] ? entities[found[3].toLowerCase()] : codeOf(found[1], found[2]);
    return named === undefined ? null : { read: [...named].map(plain).join(""), length: found[0].length };
  }
  if (char === "<") {
    const found = match(tag);
    const name = found?.[2]?.toLowerCase() ?? "";
    if (!found) return null;
    if (name === "blockquote") return { read: `\n${found[1] ? quoteCloses : quoteOpens}`, length: found[0].length };
    return { read: breaks.has(name) ? "\n" : "", length: found[0].length };
  }
  if (char === "]") return { read: "", length: match(address)?.[0].length ?? 1 };
  if (char === "[" || char === "~") return { read: "", length: 1 };
  if (char === "*") {
    const alone = text[at + 1] === " " && (at === 0 || /\s/.test(text[at - 1] ?? ""));
    return { read: alone ? "•" : "", length: 1 };
  }
  if (char === "_") {
    const inside = alphanumeric.test(text[at - 1] ?? "") && alphanumeric.test(text[at + 1] ?? "");
    return inside ? null : { read: "", length: 1 };
  }
  return null;
}

const alike = /[^&<\][*_~`\r\u0080-\uffff]+/y;

/** How many characters from `at` on are read as they are written. */
function plainLength(source: string, at: number): number {
  alike.lastIndex = at;
  return alike.exec(source)?.[0].length ?? 0;
}

/** Reads a text as a person sees it: entities decoded, tags and emphasis gone, Unicode's many shapes of a letter as one. Linear. */
export function cleanText(source: string): CleanText {
  const parts: string[] = [];
  const [from, to]: [number[], number[]] = [[], []];
  for (let at = 0; at < source.length; ) {
    const untouched = plainLength(source, at);
    for (const end = at + untouched; at < end; at++) {
      from.push(at);
      to.push(at + 1);
    }
    parts.push(source.slice(at - untouched, at));
    if (at >= source.length) break;
    const markup = markupAt(source, at);
    const char = String.fromCodePoint(source.codePointAt(at) ?? 0);
    const { read, length } = markup ?? { read: plain(char), length: char.length };
    for (let unit = 0; unit < read.length; unit++) {
      from.push(at);
      to.push(at + length);
    }
    parts.push(read);
    at += length;
  }
  return { text: parts.join(""), from: Int32Array.from(from), to: Int32Array.from(to) };
}
