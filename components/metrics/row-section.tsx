import type { ReactNode } from "react";
import { missingWords } from "#lib/metrics/rules/words.ts";
import type { Detail, RowPage, Tile } from "#lib/metrics/schema/screen.ts";
import type { MetricRow } from "#lib/metrics/schema.ts";
import { cn } from "../ui/cn.ts";
import { Empty } from "../ui/empty.tsx";
import type { Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { MetricRows } from "./metric-rows.tsx";

const tabs = [
  ["in", "In"],
  ["out", "Left out"],
  ["beside", "Beside"],
] as const;

/** The rows in and out of a figure, with an export; a metric made of money says why it has none here. */
export function RowSection({
  tile,
  counts,
  rows,
  state,
  page,
  pageSize,
  hrefFor,
  exportHref,
}: {
  tile: Tile;
  counts: Detail["counts"];
  rows: RowPage | null;
  state: MetricRow["state"] | undefined;
  page: number;
  pageSize: number;
  hrefFor: (changes: Query) => string;
  exportHref: string;
}) {
  if (!counts || !rows)
    return (
      <Section title="Rows" className="mt-6">
        <p className="max-w-prose text-ink-2">
          {tile.name} is made of money: only the ratio is published, its rows are not listed. Amounts of an account are
          on its own page with a grant; a manager of your team or an admin can give one.
          {tile.figure.value === null && ` ${missingWords(tile)}`}
        </p>
      </Section>
    );
  return (
    <Section
      title="Rows"
      className="mt-6"
      tools={
        <a className="link" href={exportHref}>
          Export CSV
        </a>
      }
    >
      <nav aria-label="Which rows" className="mb-2 flex flex-wrap gap-4">
        <Tab href={hrefFor({ state: null, page: null })} here={state === undefined}>
          All {formatNumber(counts.in + counts.out + counts.beside)}
        </Tab>
        {tabs
          .filter(([key]) => counts[key] > 0)
          .map(([key, word]) => (
            <Tab key={key} href={hrefFor({ state: key, page: null })} here={state === key}>
              {word} {formatNumber(counts[key])}
            </Tab>
          ))}
      </nav>
      {rows.rows.length === 0 ? (
        <Empty title="No rows">Nothing was considered in this period for these filters.</Empty>
      ) : (
        <MetricRows data={rows} page={page} pageSize={pageSize} hrefFor={(to) => hrefFor({ page: to })} />
      )}
    </Section>
  );
}

function Tab({ href, here, children }: { href: string; here: boolean; children: ReactNode }) {
  return (
    <TextLink href={href} scroll={false} aria-current={here ? "true" : undefined} className={cn(here && "font-strong")}>
      {children}
    </TextLink>
  );
}
