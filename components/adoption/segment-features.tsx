import { type AdoptionOverview, noSegment } from "#lib/adoption/schema/list.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { segmentHref, shown } from "./adoption-words.ts";

type SegmentFeaturesProps = Pick<AdoptionOverview, "segments" | "features">;

/** Of the accounts that have a feature in their plan, the share that used it, for each segment. */
export function SegmentFeatures({ segments, features }: SegmentFeaturesProps) {
  return (
    <Table caption="Share of accounts that used each feature of their plan, by segment" dense>
      <thead>
        <tr>
          <Th>Feature</Th>
          {segments.map(({ segment }) => (
            <Th key={segment ?? noSegment} numeric>
              {segment ?? "No segment"}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {features.map(({ id, name }) => (
          <Tr key={id}>
            <RowHead>{name}</RowHead>
            {segments.map(({ segment, features: used }) => {
              const line = used.find((one) => one.id === id);
              return (
                <Td key={segment ?? noSegment} numeric>
                  {!line || line.inPlan === 0 ? (
                    <span className="text-ink-3">n/a</span>
                  ) : (
                    <>
                      <TextLink href={segmentHref(segment, { uses: id })}>
                        {shown((100 * line.used) / line.inPlan, 0)} %
                      </TextLink>
                      <span className="block text-ink-3 text-xs">
                        {formatNumber(line.used)} of {formatNumber(line.inPlan)}
                      </span>
                    </>
                  )}
                </Td>
              );
            })}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
