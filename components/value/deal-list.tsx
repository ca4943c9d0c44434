import type { DealRow } from "#lib/value/schema.ts";
import { Empty } from "../ui/empty.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { AddDeal } from "./add-deal.tsx";
import { ChangeDeal } from "./change-deal.tsx";
import { dealKindWord, dealStateWords } from "./deal-words.ts";

type DealListProps = { accountId: number; deals: readonly DealRow[]; asOf: string; mayChange: boolean };

/** Deals and opportunities, as imported or entered. What they are worth stands on the Money tab, for those with a grant. */
export function DealList({ accountId, deals, asOf, mayChange }: DealListProps) {
  const add = mayChange ? <AddDeal accountId={accountId} /> : undefined;
  if (deals.length === 0)
    return (
      <Empty title="No deals yet" action={add}>
        They come with an import, or you note an opportunity here.
      </Empty>
    );
  const open = deals.filter((deal) => deal.state === "open").length;
  return (
    <Section title={`Deals: ${formatCount(open, "open deal")}`} tools={add}>
      <Table caption="Deals and opportunities">
        <thead>
          <tr>
            <Th>Deal</Th>
            <Th>State</Th>
            <Th>Kind</Th>
            <Th>Stage</Th>
            <Th>Closes</Th>
            {mayChange && <Th>Change</Th>}
          </tr>
        </thead>
        <tbody>
          {deals.map((deal) => (
            <Tr key={deal.id}>
              <RowHead>{deal.name}</RowHead>
              <Td className="whitespace-nowrap">
                <Tag tone={dealStateWords[deal.state].tone}>
                  {dealStateWords[deal.state].mark} {dealStateWords[deal.state].word}
                </Tag>
              </Td>
              <Td>{dealKindWord(deal.kind)}</Td>
              <Td>{deal.stage ?? "–"}</Td>
              <Td className="whitespace-nowrap">
                <Closes deal={deal} asOf={asOf} />
              </Td>
              {mayChange && (
                <Td>
                  <ChangeDeal accountId={accountId} deal={deal} />
                </Td>
              )}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Closes({ deal, asOf }: { deal: DealRow; asOf: string }) {
  const at = deal.state === "open" ? deal.closesOn : (deal.closedOn ?? deal.closesOn);
  if (!at) return <>no date</>;
  const late = deal.state === "open" && at < asOf;
  return (
    <span className={late ? "text-watch" : undefined}>
      {late && "▲ overdue "}
      {deal.state !== "open" && "closed "}
      <RelativeDate at={at} now={asOf} />
    </span>
  );
}
