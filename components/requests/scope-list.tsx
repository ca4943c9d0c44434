import type { ScopeArea } from "#lib/requests/schema.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { ArchiveArea } from "./archive-area.tsx";
import { AreaDialog } from "./area-dialog.tsx";
import { categoryWords } from "./request-words.ts";

type ScopeListProps = { title: string; inside: boolean; mayChange: boolean; areas: readonly ScopeArea[] };

/** The areas in scope, or what is outside, each with the words that suggest it. */
export function ScopeList({ title, inside, mayChange, areas }: ScopeListProps) {
  return (
    <Section title={title} tools={mayChange && <AreaDialog inside={inside} />}>
      {areas.length === 0 && <p className="text-ink-3">Nothing matches.</p>}
      {areas.length > 0 && (
        <Table caption={title} dense>
          <thead>
            <tr>
              <Th>Area</Th>
              {!inside && <Th className="max-sm:hidden">Escalates as</Th>}
              <Th className="max-sm:hidden">Words that suggest it</Th>
              <Th numeric>Requests</Th>
              {mayChange && <ActionsTh />}
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <Tr key={area.id}>
                <RowHead className="min-w-44 align-top">
                  {area.name}
                  <span className="block font-normal text-ink-2 text-xs sm:hidden">{area.words.join(", ")}</span>
                </RowHead>
                {area.category && (
                  <Td className="align-top max-sm:hidden">
                    <Tag>{categoryWords[area.category]}</Tag>
                  </Td>
                )}
                <Td className="w-full align-top text-ink-2 max-sm:hidden">{area.words.join(", ")}</Td>
                <Td numeric className="align-top">
                  {formatNumber(area.requests)}
                </Td>
                {mayChange && (
                  <Td className="whitespace-nowrap text-right align-top">
                    <AreaDialog area={area} inside={inside} /> <ArchiveArea area={area} />
                  </Td>
                )}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
