import { ScoreTrend } from "../charts/score-trend.tsx";
import { Section } from "../ui/page-header.tsx";

type ScoreHistoryProps = {
  points: { day: string; score: number | null; revised: boolean }[];
  marks: { day: string; label: string }[];
  bands: { healthy: number; watch: number };
};

/** The score over time in front of its bands, with the days on which a new model took over. */
export function ScoreHistory({ points, marks, bands }: ScoreHistoryProps) {
  const revised = points.filter((point) => point.revised).length;
  return (
    <Section title="Score, 24 weeks">
      <ScoreTrend label="Score, 24 weeks" points={points} marks={marks} bands={bands} />
      {revised > 0 && (
        <p className="mt-1 text-ink-3 text-xs">
          {revised} of {points.length} days were revised when later data about them arrived.
        </p>
      )}
    </Section>
  );
}
