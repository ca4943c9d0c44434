import type { FunnelStage } from "#lib/adoption/schema/list.ts";
import type { FunnelMonth } from "#lib/adoption/schema/months.ts";
import { hrefWith } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { adoptionPath, monthWords, shown, stageWords } from "./adoption-words.ts";

type FunnelTableProps = { months: readonly FunnelMonth[]; featureId: number; segment: string | undefined };

const stages = [
  { stage: "in-plan", key: "inPlan" },
  { stage: "tried", key: "tried" },
  { stage: "regular", key: "regular" },
  { stage: "habit", key: "habit" },
] as const satisfies readonly { stage: FunnelStage; key: keyof FunnelMonth }[];

/** Month by month, newest first, how many accounts were how far; each count opens them. */
export function FunnelTable({ months, featureId, segment }: FunnelTableProps) {
  const running = months.at(-1)?.month;
  return (
    <Table caption="Accounts by how far they took the feature up, by month" dense>
      <thead>
        <tr>
          <Th>Month</Th>
          {stages.map(({ stage }) => (
            <Th key={stage} numeric>
              {stageWords[stage]}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map((line) => (
          <Tr key={line.month}>
            <RowHead className="whitespace-nowrap">
              {monthWords(line.month)}
              {line.month === running && <span className="font-normal text-ink-3 text-xs"> so far</span>}
            </RowHead>
            {stages.map(({ stage, key }) => (
              <Td key={stage} numeric>
                <TextLink
                  prefetch={false}
                  href={hrefWith(adoptionPath, {
                    owner: "all",
                    stage,
                    feature: featureId,
                    month: line.month,
                    segment,
                    sort: "name",
                  })}
                >
                  {formatNumber(line[key])}
                </TextLink>
                {stage !== "in-plan" && line.inPlan > 0 && (
                  <span className="ml-1.5 inline-block w-10 text-ink-3 text-xs">
                    {shown((100 * line[key]) / line.inPlan, 0)} %
                  </span>
                )}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
