import type { AlertRow } from "#lib/engagement/schema/alerts.ts";
import { absoluteDate } from "../ui/dates.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { alertWords, dimensionWord, verdictWords } from "./alert-words.ts";

const tones = { real: "neutral", "not-real": "watch", "put-off": "neutral" } as const;

/** The judged alerts: account, day, what led to it, the answer, the reason given, and by whom. */
export function AlertRows({ rows }: { rows: readonly AlertRow[] }) {
  return (
    <Table caption="Judged alerts" dense>
      <thead className="max-sm:sr-only">
        <tr>
          <Th>Account</Th>
          <Th>Day</Th>
          <Th>Alert</Th>
          <Th>Leading reason</Th>
          <Th>Answer</Th>
          <Th>Reason given</Th>
          <Th>By</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="align-top">
              <TextLink href={`/accounts/${row.accountId}`}>{row.account}</TextLink>
              <span className="block font-normal text-ink-2 text-sm sm:hidden">
                {alertWords[row.kind]}, {reasonOf(row).toLowerCase()}, {absoluteDate(row.day)}
              </span>
              {row.reason && <span className="block font-normal text-sm sm:hidden">“{row.reason}”</span>}
            </RowHead>
            <Td className="whitespace-nowrap align-top max-sm:hidden">{absoluteDate(row.day)}</Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">
              {alertWords[row.kind]}
              {row.score !== null && <span className="text-ink-3"> at {formatNumber(row.score)}</span>}
            </Td>
            <Td className="align-top max-sm:hidden">
              {reasonOf(row)}
              {row.dimension && <small className="block text-ink-3 text-xs">{dimensionWord(row.dimension)}</small>}
            </Td>
            <Td className="whitespace-nowrap align-top">
              <Tag tone={tones[row.verdict]}>{verdictWords[row.verdict]}</Tag>
              <span className="block text-ink-3 text-xs sm:hidden">{row.by}</span>
            </Td>
            <Td className="align-top max-sm:hidden">{row.reason ?? <span className="text-ink-3">none</span>}</Td>
            <Td className="whitespace-nowrap align-top max-sm:hidden">{row.by ?? "–"}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

const reasonOf = (row: AlertRow) => row.label ?? "Reason not kept";
