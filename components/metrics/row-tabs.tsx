import type { ReactNode } from "react";
import type { Detail } from "#lib/metrics/schema/screen.ts";
import type { MetricRow } from "#lib/metrics/schema.ts";
import { cn } from "../ui/cn.ts";
import type { Query } from "../ui/href.ts";
import { formatNumber } from "../ui/numbers.ts";
import { TextLink } from "../ui/text-link.tsx";

const tabs = [
  ["in", "In"],
  ["out", "Left out"],
  ["beside", "Beside"],
] as const;

/** Which rows are shown: all, or those in the figure, left out of it or beside it, each with how many there are. */
export function RowTabs({
  counts,
  state,
  hrefFor,
}: {
  counts: NonNullable<Detail["counts"]>;
  state: MetricRow["state"] | undefined;
  hrefFor: (changes: Query) => string;
}) {
  return (
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
  );
}

function Tab({ href, here, children }: { href: string; here: boolean; children: ReactNode }) {
  return (
    <TextLink href={href} scroll={false} aria-current={here ? "true" : undefined} className={cn(here && "font-strong")}>
      {children}
    </TextLink>
  );
}
