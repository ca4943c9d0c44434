import type { PrecisionLine } from "#lib/engagement/rules/alert-precision.ts";
import type { AlertPrecision } from "#lib/engagement/schema/alerts.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { dimensionWord, shareWords } from "./alert-words.ts";

/** Precision by dimension and by the measure that led to the alert; a line opens its alerts. */
export function AlertReasons({ found, query }: { found: AlertPrecision; query: Query }) {
  const hrefOf = (dimension: string | null, measure?: string | null) =>
    hrefWith("/studio/alerts", query, { dimension: dimension ?? "none", measure, page: null });
  return (
    <div className="mt-3 max-w-3xl">
      <Table caption="Precision of alerts by leading reason" dense>
        <thead>
          <tr>
            <Th>Leading reason</Th>
            <Th numeric>Precision</Th>
            <Th numeric>Real</Th>
            <Th numeric>Not real</Th>
            <Th numeric className="max-sm:hidden">
              Put off
            </Th>
          </tr>
        </thead>
        <tbody>
          {found.dimensions.flatMap((dimension) => [
            <Line
              key={dimension.key}
              line={dimension}
              label={dimensionWord(dimension.key)}
              href={hrefOf(dimension.key)}
            />,
            ...dimension.measures
              .filter(({ key }) => key !== null)
              .map((measure) => (
                <Line
                  key={measure.key}
                  line={measure}
                  label={measure.label}
                  href={hrefOf(dimension.key, measure.key)}
                  within
                />
              )),
          ])}
        </tbody>
      </Table>
    </div>
  );
}

function Line({ line, label, href, within }: { line: PrecisionLine; label: string; href: string; within?: boolean }) {
  const judged = line.real + line.notReal;
  return (
    <Tr>
      <RowHead className={within ? "pl-6! font-normal" : undefined}>
        <TextLink href={href}>{label}</TextLink>
      </RowHead>
      <Td numeric>
        {line.small && judged > 0 && <span className="mr-1.5 text-ink-3 text-xs">n = {judged}</span>}
        {shareWords(line)}
      </Td>
      <Td numeric>{formatNumber(line.real)}</Td>
      <Td numeric>{formatNumber(line.notReal)}</Td>
      <Td numeric className="max-sm:hidden">
        {formatNumber(line.putOff)}
      </Td>
    </Tr>
  );
}
