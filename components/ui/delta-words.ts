import { formatNumber, formatSigned } from "./numbers.ts";

export type Direction = "up" | "down" | "flat";

export type DeltaWords = { direction: Direction; tone: "good" | "bad" | "neutral"; shown: string; spoken: string };

/**
 * The words of a change: direction after rounding, the signed figure, and the sentence a screen reader says.
 * `unit` follows the figure ("points", "days"), `since` says against what ("on last quarter", "in 14 days").
 */
export function deltaWords(
  value: number | null,
  {
    digits = 0,
    unit = "",
    since = "",
    good = "up",
  }: { digits?: number; unit?: string; since?: string; good?: "up" | "down" | "neither" } = {},
): DeltaWords {
  const tail = (text: string) => [text, since].filter(Boolean).join(" ");
  if (value === null)
    return { direction: "flat", tone: "neutral", shown: "no comparison", spoken: tail("no comparison") };
  const signed = formatSigned(value, digits);
  const direction: Direction = signed.startsWith("+") ? "up" : signed.startsWith("\u2212") ? "down" : "flat";
  if (direction === "flat") return { direction, tone: "neutral", shown: tail("no change"), spoken: tail("no change") };
  const tone = good === "neither" ? "neutral" : direction === good ? "good" : "bad";
  const figure = [formatNumber(Math.abs(value), digits), unit].filter(Boolean).join(" ");
  return {
    direction,
    tone,
    shown: tail([signed, unit].filter(Boolean).join(" ")),
    spoken: tail(`${direction} ${figure}`),
  };
}
