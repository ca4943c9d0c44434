import type { HandedPage } from "#lib/handoffs/schema.ts";
import type { DealRow } from "#lib/value/schema.ts";
import { Section } from "../ui/page-header.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { CameBack } from "./handed-list.tsx";
import { ToSales } from "./to-sales.tsx";
import { ToSuccess } from "./to-success.tsx";

type AccountHandedProps = {
  accountId: number;
  found: HandedPage;
  deals: readonly DealRow[];
  mayChange: boolean;
  /** Writes handoffs of new customers. */
  writes: boolean;
};

/** Opportunities of this account that went to sales, and how they ended. */
export function AccountHanded({ accountId, found, deals, mayChange, writes }: AccountHandedProps) {
  return (
    <Section
      title="Handed to sales"
      tools={
        <span className="inline-flex gap-2">
          {writes && <ToSuccess accountId={accountId} deals={deals} />}
          {mayChange && <ToSales accountId={accountId} deals={deals} />}
        </span>
      }
    >
      {found.rows.length === 0 && <p className="text-ink-3">No opportunity was handed to sales.</p>}
      <ul className="grid gap-2 empty:hidden">
        {found.rows.map((row) => (
          <li key={row.id}>
            <TextLink href={`/escalations/${row.reference.slice(4)}`}>{row.title}</TextLink> <CameBack row={row} />
            <small className="block text-ink-3 text-xs">
              {row.reference}, <RelativeDate at={row.handedOn} now={found.asOf} />
              {row.closing && `: ${row.closing}`}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
