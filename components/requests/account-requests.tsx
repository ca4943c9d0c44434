import type { RequestPage } from "#lib/requests/schema.ts";
import { Section } from "../ui/page-header.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { JudgeRequest } from "./judge-request.tsx";
import { LogRequest } from "./log-request.tsx";
import { Outcome } from "./request-list.tsx";

type AccountRequestsProps = { accountId: number; page: RequestPage; mayChange: boolean };

/** What this customer asked for, the latest first. */
export function AccountRequests({ accountId, page, mayChange }: AccountRequestsProps) {
  const tools = page.total > 0 && <TextLink href={`/requests?account=${accountId}`}>All {page.total}</TextLink>;
  return (
    <Section title="Requests" tools={tools}>
      {page.rows.length === 0 && <p className="text-ink-3">No request is on record.</p>}
      <ul className="grid gap-3 empty:hidden">
        {page.rows.map((row) => (
          <li key={row.id} className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <p className="line-clamp-2">{row.words}</p>
              <p className="text-ink-3 text-xs">
                {row.asker ?? "The customer"}, <RelativeDate at={row.askedOn} now={page.asOf} />
              </p>
              <Outcome row={row} />
            </div>
            {row.state === "open" && mayChange && <JudgeRequest row={row} />}
          </li>
        ))}
      </ul>
      {mayChange && (
        <div className="mt-3">
          <LogRequest accountId={accountId} />
        </div>
      )}
    </Section>
  );
}
