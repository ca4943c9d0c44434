import { absoluteDate } from "#components/ui/dates.ts";
import { formatCount } from "#components/ui/numbers.ts";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { AccountDoor } from "#lib/escalations/schema/detail.ts";

/** Just what whoever answers must know of the account. */
export function AccountDoorFacts({ account }: { account: AccountDoor }) {
  const facts: [string, string | null][] = [
    ["Segment", [account.segment, account.tier].filter(Boolean).join(", ") || null],
    ["Plan", account.plan],
    ["Owner", account.owner ?? "nobody"],
    ["Customer since", account.customerSince && absoluteDate(account.customerSince)],
    ["Renewal", account.renewalOn && absoluteDate(account.renewalOn)],
    ["Open tickets", formatCount(account.openTickets, "ticket")],
  ];
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2 font-strong">
        {account.name} <StateMark state={account.band} />
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-3">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {account.tickets.length > 0 && (
        <ul className="grid gap-0.5 text-ink-2 text-sm">
          {account.tickets.map(({ subject, priority, openedAt }) => (
            <li key={`${subject} ${openedAt}`}>
              {subject}
              <span className="text-ink-3">
                {" "}
                · {[priority, absoluteDate(openedAt.slice(0, 10))].filter(Boolean).join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
