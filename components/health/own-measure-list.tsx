import { definitionWords } from "#lib/health/rules/own-measure.ts";
import type { OwnMeasure } from "#lib/health/schema/own-measure.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr, wide } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { OwnMeasureActions } from "./own-measure-actions.tsx";

/** A team's own measures: what each reads, where it stands, who made it. */
export function OwnMeasureList({
  measures,
  mayChange,
  now,
}: {
  measures: readonly OwnMeasure[];
  mayChange: boolean;
  now: string;
}) {
  return (
    <Table caption="Own measures">
      <thead>
        <tr>
          <Th>Measure</Th>
          <Th className={wide}>Dimension</Th>
          <Th className={wide}>Made</Th>
          {mayChange && <ActionsTh />}
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <Tr key={measure.id}>
            <RowHead>
              {measure.label} {measure.archivedOn && <Tag>archived</Tag>}
              <small className="block font-normal text-ink-2 text-sm">
                {definitionWords(measure.sourceName, measure.spec)}{" "}
                <TextLink href={`/studio/back-test?test=measure:${measure.key}`}>Back-test</TextLink>
              </small>
            </RowHead>
            <Td className={wide}>{measure.dimension}</Td>
            <Td className={wide}>
              <RelativeDate at={measure.createdAt} now={now} />
              {measure.createdBy && `, ${measure.createdBy}`}
            </Td>
            {mayChange && (
              <Td>
                <OwnMeasureActions measure={measure} />
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
