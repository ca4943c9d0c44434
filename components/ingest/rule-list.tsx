import { formatNumber } from "#components/ui/numbers.ts";
import { Section } from "#components/ui/page-header.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { FeatureRuleRow } from "#lib/ingest/schema/names.ts";
import { RemoveRule } from "./remove-rule.tsx";

/** The rules of the catalogue: which names each decides, and how to take it away. */
export function RuleList({ rules }: { rules: readonly FeatureRuleRow[] }) {
  return (
    <Section title="Rules" className="mt-8">
      <p className="mb-2 text-ink-2">
        An exact name goes before a pattern, and of patterns the one that says most: a name belongs to one feature at
        most.
      </p>
      {rules.length === 0 ? (
        <p className="text-ink-2">No rule yet: events count for their account, and for no feature.</p>
      ) : (
        <Table caption="Rules">
          <thead>
            <tr>
              <Th>Name or pattern</Th>
              <Th>Feature</Th>
              <Th numeric>Names it decides</Th>
              <ActionsTh />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <Tr key={rule.id}>
                <RowHead>
                  <code className="break-all font-mono text-xs">{rule.pattern}</code>
                  {!rule.exact && <span className="font-normal text-ink-3 text-xs"> pattern</span>}
                </RowHead>
                <Td>{rule.feature}</Td>
                <Td numeric>{formatNumber(rule.names)}</Td>
                <Td className="text-right">
                  <RemoveRule rule={rule} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
