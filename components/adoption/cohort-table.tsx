import type { Cohort } from "#lib/adoption/schema/months.ts";
import { hrefWith } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { adoptionPath, monthWords } from "./adoption-words.ts";

export const shownMonths = 13;

/** The month `count` months after `month`. */
const monthAfter = (month: string, count: number) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + count, 1)).toISOString().slice(0, 10);

type CohortTableProps = { cohorts: readonly Cohort[]; segment: string | undefined };

/** By the month in which accounts began: the share that used the product in each month since; each share opens its accounts. */
export function CohortTable({ cohorts, segment }: CohortTableProps) {
  const most = Math.min(shownMonths, Math.max(...cohorts.map(({ used }) => used.length)));
  const after = Array.from({ length: most }, (_, count) => count);
  const href = (more: Record<string, string>) =>
    hrefWith(adoptionPath, { owner: "all", segment, sort: "name", ...more });
  return (
    <Table caption="Share of accounts with any use, by months since they began" dense>
      <thead>
        <tr>
          <Th>Began in</Th>
          <Th numeric>Accounts</Th>
          {after.map((count) => (
            <Th key={count} numeric>
              <span className="sr-only">month </span>
              {count}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cohorts.map(({ month, accounts, used }) => (
          <Tr key={month}>
            <RowHead className="whitespace-nowrap">{monthWords(month)}</RowHead>
            <Td numeric>
              <TextLink href={href({ cohort: month })} prefetch={false}>
                {formatNumber(accounts)}
              </TextLink>
            </Td>
            {after.map((count) => (
              <Td key={count} numeric className={tint(used[count] ?? null, accounts)}>
                {count < used.length && (
                  <Share
                    used={used[count] ?? null}
                    accounts={accounts}
                    href={href({ cohort: month, month: monthAfter(month, count), did: "any" })}
                  />
                )}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The fewer still use it, the stronger; the share itself says how many. */
function tint(used: number | null, accounts: number): string | undefined {
  if (used === null || used === accounts) return undefined;
  return used / accounts < 0.5 ? "bg-risk-soft" : "bg-watch-soft";
}

function Share({ used, accounts, href }: { used: number | null; accounts: number; href: string }) {
  if (used === null)
    return (
      <span className="text-ink-3" title="No use of anybody arrived in this month">
        <span aria-hidden="true">–</span>
        <span className="sr-only">no data</span>
      </span>
    );
  return (
    <TextLink href={href} prefetch={false} title={`${formatNumber(used)} of ${formatNumber(accounts)}`}>
      {Math.round((100 * used) / accounts)} %
    </TextLink>
  );
}
