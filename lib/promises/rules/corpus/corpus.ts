import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type PromiseCategory, promiseCategories } from "../../schema.ts";

/**
 * One labelled text. `categories`: what it promises, empty for an innocent one, of which `kind` says what it looks like.
 * `heldOut`: it judges the rules and taught none of them.
 */
export type LabelledText = {
  text: string;
  categories: PromiseCategory[];
  kind: string;
  register: string;
  file: string;
  heldOut: boolean;
};

const line = /^([a-z+-]+) ([a-z]+): (.+)$/;
const heldOutShare = 45;

/** FNV-1a: which part a text belongs to depends on its letters alone. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

function labelled(written: string, file: string): LabelledText {
  const [, label = "", register = "", raw = ""] = line.exec(written) ?? [];
  const text = raw.replaceAll("\\n", "\n");
  const categories = promiseCategories.filter((one) => label.split("+").includes(one));
  const kind = label.startsWith("no-") ? label.slice(3) : "promise";
  if (!text || (kind === "promise") !== categories.length > 0) throw new Error(`${file}: not understood: ${written}`);
  return { text, categories, kind, register, file, heldOut: hash(text) % 100 < heldOutShare };
}

/**
 * The labelled texts beside this file, one a line: `categories register: text`, line breaks as \n; `no-…` is an innocent
 * one and what it looks like. All were written before the first rule and by the same hand; while rules were written the
 * held-out ones were judged by totals only. A hand that writes rules knows its own sentences: expect less in the wild.
 */
export function readCorpus(): LabelledText[] {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"));
  return files.toSorted().flatMap((file) => {
    const lines = readFileSync(join(import.meta.dirname, file), "utf8").split("\n");
    return lines.filter((one) => one.trim()).map((one) => labelled(one, file.replace(".txt", "")));
  });
}
