import type { RowPage } from "#lib/metrics/schema/screen.ts";
import type { MetricRow } from "#lib/metrics/schema.ts";
import { Empty } from "../ui/empty.tsx";
import { formatMoney, formatNumber } from "../ui/numbers.ts";
import { Pagination } from "../ui/pagination.tsx";
import { PastEnd } from "../ui/past-end.tsx";
import { RowHead, Table, Td, Th, Tr, wide } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";

const stateWords: Record<MetricRow["state"], string> = { in: "in", out: "left out", beside: "beside" };

/** Every row that was considered, with the reason it is in or out; the figure recomputes from those that are in. */
export function MetricRows({
  data,
  page,
  pageSize,
  hrefFor,
}: {
  data: RowPage;
  page: number;
  pageSize: number;
  hrefFor: (page: number) => string;
}) {
  const from = (page - 1) * pageSize;
  const plain = valueWords(data.money?.currency);
  if (data.rows.length === 0 && page > 1) return <PastEnd firstHref={hrefFor(1)} />;
  if (data.rows.length === 0)
    return <Empty title="No rows">Nothing was considered in this period for these filters.</Empty>;
  return (
    <>
      <Table caption="Rows behind the figure" dense>
        <thead className="max-sm:sr-only">
          <tr>
            <Th>Account</Th>
            <Th className={wide}>What</Th>
            <Th className={wide}>Day</Th>
            <Th>Counted</Th>
            <Th className={wide}>Reason</Th>
            <Th numeric className={wide}>
              Numerator
            </Th>
            <Th numeric className={wide}>
              Denominator
            </Th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <Tr key={row.place}>
              <RowHead className="font-normal max-sm:pl-0">
                <TextLink href={`/accounts/${row.accountId}`}>{row.account}</TextLink>
                <span className="block text-ink-2 text-sm sm:hidden">
                  {[row.item, row.day, row.reason].filter(Boolean).join(", ")} · {plain(row.numerator)} ÷{" "}
                  {plain(row.denominator)}
                </span>
              </RowHead>
              <Td className={wide}>{row.item}</Td>
              <Td className={`whitespace-nowrap ${wide}`}>{row.day ?? "–"}</Td>
              <Td>{stateWords[row.state]}</Td>
              <Td className={wide}>{row.reason}</Td>
              <Td numeric className={wide}>
                {plain(row.numerator)}
              </Td>
              <Td numeric className={wide}>
                {plain(row.denominator)}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <Pagination
        label="Rows"
        from={from + 1}
        to={from + data.rows.length}
        total={data.total}
        previousHref={page > 1 ? hrefFor(page - 1) : undefined}
        nextHref={from + data.rows.length < data.total ? hrefFor(page + 1) : undefined}
      />
    </>
  );
}

function valueWords(currency: string | undefined) {
  return (value: number) =>
    currency ? formatMoney(Math.round(value), currency) : formatNumber(value, Number.isInteger(value) ? 0 : 2);
}
