/**
 * Precision of alerts: of the risk alerts that somebody judged in a period, the share that was a real risk. A risk alert is
 * an account that Today showed because its score is at risk or fell by 8 points (what the health model says, not the calendar);
 * "done" judges it real, "not a real risk" judges it not. Put off is not judged: it is listed beside and counts in
 * neither. What was taken back, and what was decided without being on the list, is left out. One account, kind and day are one
 * alert; the last decision on it counts. A share, 0–1; none when nothing was judged, small under 5. Source: attention.
 */
export const riskKinds = ["at-risk", "drop"] as const;
export const verdicts = ["real", "not-real", "put-off"] as const;
export type Verdict = (typeof verdicts)[number];

export const stateOfVerdict: Record<Verdict, string> = { real: "done", "not-real": "dismissed", "put-off": "snoozed" };
const fewest = 5;

/** Decisions of one leading measure; null: it was not kept with the decision. */
export type VerdictCount = { measure: string | null; verdict: Verdict; n: number };
export type PrecisionLine = {
  real: number;
  notReal: number;
  putOff: number;
  precision: number | null;
  small: boolean;
};
export type MeasureLine = PrecisionLine & { key: string | null; label: string };
export type DimensionLine = PrecisionLine & { key: string | null; measures: MeasureLine[] };

export function precisionOf(counts: readonly VerdictCount[]): PrecisionLine {
  const sum = (verdict: Verdict) => counts.reduce((total, one) => total + (one.verdict === verdict ? one.n : 0), 0);
  const [real, notReal, putOff] = [sum("real"), sum("not-real"), sum("put-off")];
  const judged = real + notReal;
  return { real, notReal, putOff, precision: judged > 0 ? real / judged : null, small: judged < fewest };
}

type Known = { key: string; label: string; dimension: string };

const judgedOf = (line: PrecisionLine) => line.real + line.notReal;

/** By dimension and within it by leading measure, those judged most often first; what was not kept stands last. */
export function precisionByReason(counts: readonly VerdictCount[], known: readonly Known[]): DimensionLine[] {
  const measures = new Map(known.map((measure) => [measure.key, measure]));
  const dimensionOf = ({ measure }: VerdictCount) => measures.get(measure ?? "")?.dimension ?? null;
  const byCount = <Line extends PrecisionLine & { key: string | null }>(lines: Line[]) =>
    lines.sort((a, b) => Number(a.key === null) - Number(b.key === null) || judgedOf(b) - judgedOf(a));
  return byCount(
    [...Map.groupBy(counts, dimensionOf)].map(([key, ofDimension]) => ({
      key,
      ...precisionOf(ofDimension),
      measures: byCount(
        [...Map.groupBy(ofDimension, ({ measure }) => measure)].map(([measure, ofMeasure]) => ({
          key: measure,
          label: measures.get(measure ?? "")?.label ?? measure ?? "Reason not kept",
          ...precisionOf(ofMeasure),
        })),
      ),
    })),
  );
}
