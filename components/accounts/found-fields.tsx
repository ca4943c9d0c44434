import type { FoundField } from "#lib/accounts/schema/fields.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { typeWords } from "./field-words.ts";
import { NewField } from "./new-field.tsx";

/** What imports brought and no field shows yet; amounts are not among it. */
export function FoundFields({ found }: { found: readonly FoundField[] }) {
  if (found.length === 0) return null;
  return (
    <Section title="Found in your data" className="mt-8">
      <p className="mb-2 text-ink-2">
        Imports brought these columns with accounts. Nobody sees them until they are a field.
      </p>
      <Table caption="Found in your data">
        <thead>
          <tr>
            <Th>Column</Th>
            <Th numeric>Accounts</Th>
            <Th>Looks like</Th>
            <Th className="max-sm:hidden">For example</Th>
            <ActionsTh />
          </tr>
        </thead>
        <tbody>
          {found.map((one) => (
            <Tr key={one.key}>
              <RowHead className="break-words">{one.key}</RowHead>
              <Td numeric>{formatNumber(one.accounts)}</Td>
              <Td className="whitespace-nowrap">{typeWords[one.type]}</Td>
              <Td className="text-ink-2 max-sm:hidden">
                <span className="line-clamp-1 break-all">{one.examples.join(", ") || "–"}</span>
              </Td>
              <Td className="text-right">
                <NewField found={one} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
