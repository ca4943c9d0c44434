/** Between a number and its per cent sign: never a line's end. */
const narrowSpace = "\u202f";

/** Per cent, rounded: 46 → "46 %". */
export function percentText(percent: number): string {
  return `${wholeText(percent)}${narrowSpace}%`;
}

/** A whole number with a true minus: −46. */
export function wholeText(value: number): string {
  const whole = Math.round(value);
  return whole < 0 ? `−${-whole}` : String(whole);
}

/** A whole number with its sign: +3, −7, 0. */
export function signedText(value: number): string {
  const whole = Math.round(value);
  return whole > 0 ? `+${whole}` : wholeText(whole);
}

/** 0.46 → "46 %". */
export function shareText(share: number): string {
  return percentText(share * 100);
}

/** "1 day", "6 days". */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${wholeText(count)} ${Math.round(count) === 1 ? one : many}`;
}

/** "fell 46 %", "grew 12 %", "held steady". */
export function moveText(change: number): string {
  const percent = Math.round(Math.abs(change) * 100);
  if (percent === 0) return "held steady";
  return change < 0 ? `fell ${percentText(percent)}` : `grew ${percentText(percent)}`;
}

/** A label inside a sentence: "Active users" → "active users"; "CSAT" stays. */
export function inSentence(label: string): string {
  return label.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}
