import { noSegment, type SegmentLine } from "#lib/adoption/schema/list.ts";
import { windowDays } from "#lib/adoption/schema/windows.ts";
import { Delta } from "../ui/delta.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { segmentHref as hrefOf, per, shown } from "./adoption-words.ts";

/** The figures of the accounts added up for each segment; every one leads to its accounts. */
export function SegmentTable({ segments }: { segments: readonly SegmentLine[] }) {
  return (
    <Table caption="Adoption by segment" dense>
      <thead>
        <tr>
          <Th>Segment</Th>
          <Th numeric>Accounts</Th>
          <Th numeric className="max-sm:hidden">
            With data
          </Th>
          <Th numeric>Breadth</Th>
          <Th numeric>Depth</Th>
          <Th numeric>Frequency</Th>
        </tr>
      </thead>
      <tbody>
        {segments.map((line) => (
          <Tr key={line.segment ?? noSegment}>
            <RowHead className="whitespace-nowrap">{line.segment ?? "No segment"}</RowHead>
            <Td numeric>
              <TextLink href={hrefOf(line.segment)}>{formatNumber(line.accounts)}</TextLink>
            </Td>
            <Td numeric className="max-sm:hidden">
              {formatNumber(line.known)}
            </Td>
            <Figure
              now={per(100 * line.used, line.inPlan)}
              before={per(100 * line.usedBefore, line.inPlan)}
              suffix=" %"
              href={hrefOf(line.segment, { sort: "breadth" })}
            />
            <Figure
              now={per(line.events, line.userDays)}
              before={per(line.eventsBefore, line.userDaysBefore)}
              href={hrefOf(line.segment, { sort: "depth" })}
            />
            <Figure
              now={per(line.days, line.known)}
              before={per(line.daysBefore, line.known)}
              suffix={` of ${windowDays}`}
              href={hrefOf(line.segment, { sort: "days" })}
            />
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

type FigureProps = { now: number | null; before: number | null; suffix?: string; href: string };

function Figure({ now, before, suffix = "", href }: FigureProps) {
  return (
    <Td numeric>
      {now === null ? (
        <span className="text-ink-3">n/a</span>
      ) : (
        <TextLink href={href}>
          {shown(now)}
          {suffix}
        </TextLink>
      )}
      <span className="block text-xs">
        {now !== null && before !== null && <Delta value={now - before} digits={1} look="dot" good="up" />}
      </span>
    </Td>
  );
}
