import { Section } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { referenceOf } from "#lib/escalations/rules/reference.ts";
import type { EscalationRow } from "#lib/escalations/schema/list.ts";
import { ClockMark } from "./clock-mark.tsx";
import { whereWords } from "./words.ts";

type AccountEscalationsProps = {
  accountId: number;
  found: { rows: EscalationRow[]; total: number; asOf: string };
  timeZone: string;
};

/** Escalations of one account that this person may read, the open ones first. */
export function AccountEscalations({ accountId, found, timeZone }: AccountEscalationsProps) {
  const { rows, total, asOf } = found;
  return (
    <Section
      title="Escalations"
      tools={total > 0 && <TextLink href={`/escalations?account=${accountId}&state=all`}>All {total}</TextLink>}
    >
      {rows.length === 0 && <p className="text-ink-3 text-sm">None that you take part in.</p>}
      <ul className="grid gap-2 text-sm">
        {rows.map((row) => (
          <li key={row.id}>
            <TextLink href={`/escalations/${row.id}`} className="font-medium">
              {row.title}
            </TextLink>
            <span className="block text-ink-3">
              {referenceOf(row.id)} · {whereWords(row)}
            </span>
            {row.closedAt === null && <ClockMark row={row} asOf={asOf} timeZone={timeZone} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
