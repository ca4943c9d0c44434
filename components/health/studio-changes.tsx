import { Histogram } from "#components/charts/histogram.tsx";
import { Section } from "#components/ui/page-header.tsx";
import type { Preview } from "#lib/health/schema/preview.ts";
import type { SegmentModel } from "#lib/health/schema.ts";
import { StudioFlips } from "./studio-flips.tsx";

/** The new distribution over the old one, and who changes band, by name. */
export function StudioChanges({
  preview,
  segment,
  currentName,
}: {
  preview: Preview;
  segment: SegmentModel;
  currentName: string;
}) {
  const stateOf = (from: number) =>
    from + 5 >= segment.bands.healthy ? "healthy" : from + 5 >= segment.bands.watch ? "watch" : "at-risk";
  return (
    <div className="grid content-start gap-6">
      <Section title={`Scores, draft against ${currentName}`}>
        <Histogram
          label="Accounts by score"
          bins={preview.bins.map((bin) => ({ ...bin, state: stateOf(bin.from) }))}
          names={{ now: "draft", before: currentName }}
        />
      </Section>
      <Section title="Who changes">
        <StudioFlips preview={preview} />
      </Section>
    </div>
  );
}
