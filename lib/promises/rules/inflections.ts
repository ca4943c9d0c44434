const vowels = "aeiou";

/** The regular forms of a word: fix, fixes, fixed, fixing; carry, carries, carried; drop, dropped; save, saved, saving. */
export function inflections(word: string): string[] {
  const [last = "", before = "", third = ""] = [word.at(-1), word.at(-2), word.at(-3)];
  if (last === "e") return [word, `${word}s`, `${word}d`, `${word.slice(0, -1)}ing`];
  if (last === "y" && !vowels.includes(before)) {
    const stem = word.slice(0, -1);
    return [word, `${stem}ies`, `${stem}ied`, `${word}ing`];
  }
  const plural = /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
  const short = !vowels.includes(third) || third === "";
  const doubles = word.length <= 6 && short === true && vowels.includes(before) && !/[aeiouwxy]/.test(last);
  const stem = doubles ? [`${word}${last}`, word] : [word];
  return [word, plural, ...stem.flatMap((one) => [`${one}ed`, `${one}ing`])];
}
