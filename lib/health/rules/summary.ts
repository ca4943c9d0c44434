/** A score in one sentence: how far it moved, and the one or two reasons that moved it most. Deterministic. */

import type { MeasureList } from "../measures/measure-list.ts";
import { positionOf } from "../measures/registry.ts";
import type { AccountFacts } from "../schema.ts";
import { dayText } from "./day.ts";
import type { Judgement, Line } from "./ledger.ts";
import { countText, inSentence, signedText } from "./text.ts";

type Told = { facts: AccountFacts; measures: MeasureList };

function clauseOf(row: Line, { facts, measures }: Told): string {
  if (row.points === null) return `${inSentence(row.label)} is no longer known`;
  // what is said of a falling measure would contradict points won: "usage fell 39 % (+2)"
  if ((row.change ?? 0) > 0) return inSentence(row.label);
  return measures[positionOf(row.key, measures)]?.clause(facts) ?? row.label;
}

/** The one or two lines that moved the score most in its own direction. */
function movers(lines: Line[], direction: number): Line[] {
  return lines
    .map((line, i) => ({ line, i, size: (line.change ?? 0) * direction }))
    .filter(({ size }) => size >= 1)
    .sort((a, b) => b.size - a.size || a.i - b.i)
    .slice(0, 2)
    .map(({ line }) => line);
}

function weakest(lines: Line[], told: Told): string | null {
  const known = lines.filter((line) => line.points !== null && line.of - line.points >= 1);
  const line = known.sort((a, b) => b.of - (b.points ?? 0) - (a.of - (a.points ?? 0)))[0];
  return line ? `${clauseOf(line, told)} (${line.points} of ${countText(line.of, "point")})` : null;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `judgement` and the facts and measures it was made from. */
export function summarise(judgement: Judgement, facts: AccountFacts, measures: MeasureList): string {
  const told = { facts, measures };
  const { lines, change, since, split, frozenOn, asOf } = judgement;
  if (frozenOn) return `Churned on ${dayText(frozenOn, asOf)}; the score stays as it was then.`;
  if (judgement.band === "unknown") {
    const counted = lines.filter((row) => row.of > 0).length;
    const known = counted - judgement.unknownCount;
    return counted === 0 ? "No data yet." : `Too little is known: ${known} of ${countText(counted, "measure")} in use.`;
  }
  if (change === null || since === null) return capital(weakest(lines, told) ?? "nothing stands out");
  const day = dayText(since, asOf);
  const moved = change === 0 ? [] : movers(lines, Math.sign(change));
  const low = weakest(
    lines.filter((line) => !moved.includes(line)),
    told,
  );
  if (change === 0) return low ? `Steady since ${day}; ${low}` : `Steady since ${day}`;
  const move = `${change < 0 ? "Down" : "Up"} ${Math.abs(change)} since ${day}`;
  if (split && Math.abs(split.configuration) > Math.abs(split.data) + Math.abs(split.missing)) {
    return `${move}, because the model changed`;
  }
  const why = moved.map((line) => `${clauseOf(line, told)} (${signedText(line.change ?? 0)})`).join(" and ");
  const text = why ? `${move}: ${why}` : move;
  // a score that rose and is still low needs the reason that it is low
  return change > 0 && judgement.band !== "healthy" && low ? `${text}; ${low}` : text;
}
