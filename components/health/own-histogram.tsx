import type { Distribution } from "#lib/health/schema/own-measure.ts";
import { formatNumber, formatPercent } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";

/** How a measure's values lie among accounts that stayed and left: one row a bin, with the share that left. */
export function OwnHistogram({ found }: { found: Distribution }) {
  const rows = [...found.bins, { label: "Unknown", ...found.unknown }];
  const most = Math.max(1, ...rows.map(({ kept, churned }) => kept + churned));
  return (
    <Table caption="Values among accounts that stayed and left" dense>
      <thead>
        <tr>
          <Th>Value</Th>
          <Th className="w-2/5 max-sm:hidden">
            <span className="sr-only">Accounts, drawn</span>
          </Th>
          <Th numeric>Stayed</Th>
          <Th numeric>Left</Th>
          <Th numeric>Share that left</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, kept, churned }) => (
          <Tr key={label}>
            <RowHead className="font-normal">{label}</RowHead>
            <Td className="max-sm:hidden">
              <span aria-hidden="true" className="flex h-3">
                <span className="bg-line-strong" style={{ width: `${(100 * kept) / most}%` }} />
                <span className="bg-risk" style={{ width: `${(100 * churned) / most}%` }} />
              </span>
            </Td>
            <Td numeric>{formatNumber(kept)}</Td>
            <Td numeric>{formatNumber(churned)}</Td>
            <Td numeric>{kept + churned > 0 ? formatPercent((100 * churned) / (kept + churned)) : "–"}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
