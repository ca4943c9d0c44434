import { renewalPhrase } from "#lib/accounts/rules.ts";
import { sortText } from "#lib/adoption/rules/address.ts";
import type { AdoptionListInput, AdoptionRow } from "#lib/adoption/schema/list.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr, wide } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { adoptionPath } from "./adoption-words.ts";

type UnusedListProps = { rows: readonly AdoptionRow[]; input: AdoptionListInput; query: Query; asOf: string };
/** Accounts with features of their plan that nobody used in 28 days, with the tier and the renewal that make it urgent. */
export function UnusedList({ rows, input, query, asOf }: UnusedListProps) {
  const sort = sortText(input);
  const hrefFor = (next: string) => hrefWith(`${adoptionPath}/unused`, query, { sort: next, page: null });
  return (
    <Table caption="Accounts that do not use what they pay for" dense>
      <thead>
        <tr>
          <SortTh column="name" sort={sort} hrefFor={hrefFor}>
            Account
          </SortTh>
          <Th className={wide}>Tier</Th>
          <SortTh column="renewal" sort={sort} hrefFor={hrefFor} className={wide}>
            Renewal
          </SortTh>
          <SortTh column="unused" sort={sort} hrefFor={hrefFor} first="desc" numeric>
            Not used
          </SortTh>
          <Th className={wide}>Which</Th>
          <Th className={wide}>Last used at all</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <RowHead className="py-1.5! align-top sm:min-w-48 xl:min-w-56">
              <TextLink href={`/accounts/${row.id}/usage`} prefetch={false}>
                {row.name}
              </TextLink>
              <span className="block font-normal text-ink-3 text-xs">
                {[row.plan ?? "no plan", row.segment, row.ownerName ?? "no owner"].filter(Boolean).join(", ")}
              </span>
              <span className="block font-normal text-ink-2 text-xs sm:hidden">
                {row.unused.join(", ")}
                <span className="block text-ink-3">{renewalPhrase(row.renewalOn, asOf) ?? "no renewal date"}</span>
              </span>
            </RowHead>
            <Td className={`whitespace-nowrap align-top ${wide}`}>
              {row.tier ?? <span className="text-ink-3">none</span>}
            </Td>
            <Td className={`whitespace-nowrap align-top ${wide}`}>
              <time dateTime={row.renewalOn ?? undefined} title={row.renewalOn ?? undefined}>
                {renewalPhrase(row.renewalOn, asOf) ?? "no date"}
              </time>
            </Td>
            <Td numeric className="align-top">
              {row.unusedCount} of {row.inPlan}
            </Td>
            <Td className={`align-top text-ink-2 ${wide}`}>{row.unused.join(", ")}</Td>
            <Td className={`whitespace-nowrap align-top ${wide}`}>
              <RelativeDate at={row.lastOn} now={asOf} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
