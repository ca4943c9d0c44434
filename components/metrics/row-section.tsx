import type { ReactNode } from "react";
import { missingWords } from "#lib/metrics/rules/words.ts";
import type { Detail, RowPage } from "#lib/metrics/schema/screen.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page-header.tsx";
import { metricHref } from "./metric-href.ts";
import { MetricRows } from "./metric-rows.tsx";
import { type MoneyAsked, MoneyRows } from "./money-rows.tsx";
import { RowTabs } from "./row-tabs.tsx";

type RowSectionProps = { data: Detail; rows: RowPage | null; asked: MoneyAsked; query: Query };

/** The rows in and out of a figure, with an export; those of a metric made of money for who holds a grant. */
export function RowSection({ data, rows, asked, query }: RowSectionProps) {
  const { tile, counts } = data;
  if (!data.rowsOpen)
    return (
      <Framed>
        <Notice level={3} title="The rows of this figure are amounts">
          Only the ratio is published. Its rows need a grant to see money: a manager of your team or an admin can give
          you one, with the reason.{tile.figure.value === null && ` ${missingWords(tile)}`}
        </Notice>
      </Framed>
    );
  const hrefFor = (changes: Query) => metricHref(tile.key, query, { state: asked.state, ...changes });
  const { page, pageSize: _, ...scope } = asked;
  const exportHref = hrefWith(`/api/v1/metrics/${tile.key}/rows.csv`, { ...scope, key: null });
  return (
    <Framed exportHref={exportHref}>
      {rows && counts ? (
        <>
          <RowTabs counts={counts} state={asked.state} hrefFor={hrefFor} />
          <MetricRows data={rows} page={page} pageSize={asked.pageSize} hrefFor={(to) => hrefFor({ page: to })} />
        </>
      ) : (
        <MoneyRows asked={asked} query={query} />
      )}
    </Framed>
  );
}

function Framed({ exportHref, children }: { exportHref?: string; children: ReactNode }) {
  const tools = exportHref && (
    <a className="link" href={exportHref}>
      Export CSV
    </a>
  );
  return (
    <Section title="Rows" className="mt-6" tools={tools}>
      {children}
    </Section>
  );
}
