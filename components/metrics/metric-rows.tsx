import type { RowPage } from "#lib/metrics/schema/screen.ts";
import type { MetricRow } from "#lib/metrics/schema.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Pagination } from "../ui/pagination.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
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
  return (
    <>
      <Table caption="Rows behind the figure" dense>
        <thead>
          <tr>
            <Th>Account</Th>
            <Th>What</Th>
            <Th>Day</Th>
            <Th>Counted</Th>
            <Th>Reason</Th>
            <Th numeric>Numerator</Th>
            <Th numeric>Denominator</Th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <Tr key={row.place}>
              <RowHead className="font-normal">
                <TextLink href={`/accounts/${row.accountId}`}>{row.account}</TextLink>
              </RowHead>
              <Td>{row.item}</Td>
              <Td className="whitespace-nowrap">{row.day ?? "–"}</Td>
              <Td>{stateWords[row.state]}</Td>
              <Td>{row.reason}</Td>
              <Td numeric>{plain(row.numerator)}</Td>
              <Td numeric>{plain(row.denominator)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <Pagination
        label="Rows"
        from={from + 1}
        to={from + data.rows.length === 0 ? 0 : from + data.rows.length}
        total={data.total}
        previousHref={page > 1 ? hrefFor(page - 1) : undefined}
        nextHref={from + data.rows.length < data.total ? hrefFor(page + 1) : undefined}
      />
    </>
  );
}

function plain(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 2);
}
