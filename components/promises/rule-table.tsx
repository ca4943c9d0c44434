import type { RuleRow } from "#lib/promises/schema/rules.ts";
import { cn } from "../ui/cn.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatCount, formatNumber, formatPercent } from "../ui/numbers.ts";
import { RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { categoryWords, verdictWords } from "./promise-words.ts";

type RuleTableProps = {
  rows: readonly RuleRow[];
  sort: string;
  path: string;
  /** Where a rule opens: "/guard/rules" or "/guard/draft". */
  base: string;
  query: Query;
};

/** The rules of a version: what each marks, how its own tests stand, and what came of its flags. */
export function RuleTable({ rows, sort, path, base, query }: RuleTableProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  return (
    <Table caption="Rules of the promise guard" dense>
      <thead>
        <tr>
          <SortTh column="name" {...head}>
            Rule
          </SortTh>
          <SortTh column="category" {...head} className="max-md:hidden">
            Category
          </SortTh>
          <Th className="max-lg:hidden">Verdict</Th>
          <Th>Own tests</Th>
          <SortTh column="flagged" first="desc" numeric {...head}>
            Flagged
          </SortTh>
          <SortTh column="dismissed" first="desc" numeric {...head} className="max-sm:hidden">
            Called no promise
          </SortTh>
          <SortTh column="precision" first="desc" numeric {...head}>
            Precision
          </SortTh>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} base={base} />
        ))}
      </tbody>
    </Table>
  );
}

function Line({ row, base }: { row: RuleRow; base: string }) {
  const { figures } = row;
  return (
    <Tr>
      <RowHead>
        <TextLink href={`${base}/${row.id}`}>{row.name}</TextLink>{" "}
        {row.change && <Tag tone="accent">{row.change === "added" ? "new" : "changed"}</Tag>}
        <span className="block font-normal text-ink-2 text-xs md:hidden">{categoryWords[row.category]}</span>
      </RowHead>
      <Td className="whitespace-nowrap max-md:hidden">{categoryWords[row.category]}</Td>
      <Td className="whitespace-nowrap max-lg:hidden">
        <Verdict verdict={row.verdict} />
      </Td>
      <Td className="whitespace-nowrap">
        <TestState failed={row.failed} total={row.examples + row.counterExamples + 1} />
      </Td>
      <Td numeric>{formatNumber(figures.flagged)}</Td>
      <Td numeric className="max-sm:hidden">
        {formatNumber(figures.dismissed)}
      </Td>
      <Td numeric>{figures.precision === null ? "–" : formatPercent(100 * figures.precision, 0)}</Td>
    </Tr>
  );
}

export function Verdict({ verdict }: { verdict: RuleRow["verdict"] }) {
  const never = verdict === "never";
  return (
    <span>
      <span aria-hidden="true" className={cn("mr-1.5 text-[11px]", never ? "text-risk" : "text-watch")}>
        {never ? "■" : "▲"}
      </span>
      {verdictWords[verdict]}
    </span>
  );
}

export function TestState({ failed, total }: { failed: number; total: number }) {
  if (failed === 0) return <Tag tone="healthy">✓ {total} pass</Tag>;
  return <Tag tone="risk">✕ {formatCount(failed, "fails", "fail")}</Tag>;
}
