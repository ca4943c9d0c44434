import type { ReactNode } from "react";
import { renewalPhrase } from "#lib/accounts/rules.ts";
import type { AccountHead } from "#lib/accounts/schema/account.ts";
import { absoluteDate } from "../ui/dates.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { coverWords } from "./cover-words.ts";
import { EmptyFields } from "./empty-fields.tsx";
import { FilledFields } from "./filled-fields.tsx";
import { forecastWords } from "./words.ts";

/** What is known of an account, as pairs of words; no amounts. */
export function AccountFacts({ head }: { head: AccountHead }) {
  const renewal = renewalPhrase(head.renewalOn, head.asOf);
  const facts: [string, ReactNode][] = [
    ["Owner", head.ownerName ?? "nobody"],
    ["Covered by", head.coveredBy.map(coverWords).join(", ")],
    ["Segment", [head.segment, head.tier].filter(Boolean).join(", ")],
    ["Stage", head.churnedOn ? `churned ${absoluteDate(head.churnedOn)}` : head.stage],
    [
      "Renewal",
      renewal && `${renewal}${head.renewalForecast ? `, ${forecastWords[head.renewalForecast].toLowerCase()}` : ""}`,
    ],
    ["Plan", [head.plan, head.seats === null ? null : `${head.seats} seats`].filter(Boolean).join(", ")],
    ["Customer since", head.customerSince && absoluteDate(head.customerSince)],
    ["Last interaction", <RelativeDate key="last" at={head.lastInteractionOn} now={head.asOf} />],
    ["Industry", [head.industry, head.country].filter(Boolean).join(", ")],
    ["Part of", head.parentName],
  ];
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-3">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <FilledFields accountId={head.id} fields={head.fields} mayChange={head.mayChange} />
      </dl>
      {head.mayChange && <EmptyFields accountId={head.id} fields={head.fields} />}
    </>
  );
}
