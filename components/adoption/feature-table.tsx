import type { FeatureUse } from "#lib/adoption/schema.ts";
import { formatNumber, formatSigned } from "../ui/numbers.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";

/** Each feature's use in 28 days against the 28 before; unused features of the plan are listed too. */
export function FeatureTable({ features, asOf }: { features: readonly FeatureUse[]; asOf: string }) {
  return (
    <Table caption="Features used in the last 28 days" dense>
      <thead>
        <tr>
          <Th>Feature</Th>
          <Th numeric>Days</Th>
          <Th numeric>Events</Th>
          <Th numeric>Change</Th>
          <Th>Last used</Th>
        </tr>
      </thead>
      <tbody>
        {features.map((feature) => (
          <Tr key={feature.id}>
            <RowHead>
              {feature.name}
              {!feature.inPlan && <span className="block font-normal text-ink-3 text-xs">not in the plan</span>}
            </RowHead>
            <Td numeric>{formatNumber(feature.days)}</Td>
            <Td numeric>{formatNumber(feature.events)}</Td>
            <Td numeric className="text-ink-2">
              {feature.events === feature.eventsBefore ? "·" : formatSigned(feature.events - feature.eventsBefore)}
            </Td>
            <Td className="whitespace-nowrap">
              {feature.lastOn ? (
                <RelativeDate at={feature.lastOn} now={asOf} />
              ) : (
                <span className="text-ink-3">not in 56 days</span>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
