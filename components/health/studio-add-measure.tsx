import { Select } from "#components/ui/select.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Measure } from "#lib/health/measures/measure.ts";
import { measuresIn } from "#lib/health/measures/measure-list.ts";
import { measuresWith } from "#lib/health/rules/own-measure.ts";
import type { OwnMeasure } from "#lib/health/schema/own-measure.ts";
import type { SegmentModel } from "#lib/health/schema.ts";

type Props = { own: readonly OwnMeasure[]; segment: SegmentModel; onAdd: (measure: Measure) => void };

/** Measures that the segment does not have: taken in with a small weight. */
export function StudioAddMeasure({ own, segment, onAdd }: Props) {
  const offered = measuresIn(measuresWith(own.filter(({ archivedOn }) => archivedOn === null)));
  const others = offered.filter(({ key }) => segment.measures.every((one) => one.key !== key));
  return (
    <p className="mt-2 flex flex-wrap items-center gap-3">
      {others.length > 0 && (
        <Select
          aria-label="Add a measure"
          className="w-auto!"
          empty="Add a measure…"
          value=""
          options={others.map(({ key, label }) => ({ value: key, label }))}
          onChange={(event) => {
            const measure = others.find(({ key }) => key === event.target.value);
            if (measure) onAdd(measure);
          }}
        />
      )}
      <TextLink href="/studio/measures/new">Make one of your own data</TextLink>
    </p>
  );
}
