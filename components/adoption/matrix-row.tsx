import type { AdoptionCell, AdoptionRow } from "#lib/adoption/schema/list.ts";
import { windowDays } from "#lib/adoption/schema/windows.ts";
import { cn } from "../ui/cn.ts";
import { Delta } from "../ui/delta.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { RowHead, Td, Tr } from "../ui/table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { adoptionPath, cellWords, shown } from "./adoption-words.ts";
import { CellMark } from "./cell-mark.tsx";

type MatrixRowProps = { row: AdoptionRow; features: readonly { id: number; name: string }[]; query: Query };
const since = `against the ${windowDays} days before`;

export function MatrixRow({ row, features, query }: MatrixRowProps) {
  const { used, usedBefore, inPlan, depth, depthBefore, days, daysBefore, trend } = row;
  return (
    <Tr>
      <RowHead className="sticky left-0 z-10 min-w-40 max-w-64 bg-bg xl:min-w-56">
        <TextLink href={`/accounts/${row.id}/usage`} prefetch={false}>
          {row.name}
        </TextLink>
        <span className="block font-normal text-ink-3 text-xs">
          {[row.plan ?? "no plan", row.segment, row.ownerName].filter(Boolean).join(", ")}
        </span>
        <span className="block font-normal text-ink-2 text-xs sm:hidden">
          {used === null ? "no data" : `${used} of ${inPlan} features`}, {days ?? "?"} of {windowDays} days
        </span>
      </RowHead>
      <Figure value={used} of={inPlan} change={used === null || usedBefore === null ? null : used - usedBefore} />
      <Figure value={depth} digits={1} change={depth === null || depthBefore === null ? null : depth - depthBefore} />
      <Figure
        value={days}
        of={windowDays}
        change={days === null || daysBefore === null ? null : days - daysBefore}
        unit="days"
      />
      <Td numeric className="max-sm:hidden">
        {trend === null ? <Unknown /> : <Delta value={trend * 100} unit="%" good="up" className="font-medium" />}
      </Td>
      {features.map(({ id, name }) => (
        <Td key={id} numeric className="pl-3!">
          <Cell
            cell={row.cells.find(({ featureId }) => featureId === id)}
            name={name}
            href={hrefWith(adoptionPath, query, { cell: `${row.id}.${id}` })}
          />
        </Td>
      ))}
    </Tr>
  );
}

const Unknown = () => (
  <span className="text-ink-3">
    <span aria-hidden="true">?</span>
    <span className="sr-only">unknown</span>
  </span>
);

type FigureProps = { value: number | null; of?: number; digits?: number; change: number | null; unit?: string };

/** A figure and, below it, its change against the 28 days before. */
function Figure({ value, of, digits = 0, change, unit }: FigureProps) {
  return (
    <Td numeric className="max-sm:hidden">
      {value === null ? (
        <Unknown />
      ) : (
        <>
          {shown(value, digits)}
          {of !== undefined && <span className="text-ink-3"> of {of}</span>}
          {change !== null && (
            <span className="block text-xs">
              <Delta value={change} digits={digits} look="dot" good="up" />
              <span className="sr-only">
                {" "}
                {unit} {since}
              </span>
            </span>
          )}
        </>
      )}
    </Td>
  );
}

/** The days of use with their shape; what is not in the plan opens nothing. */
function Cell({ cell, name, href }: { cell: AdoptionCell | undefined; name: string; href: string }) {
  if (!cell) return null;
  const { state, days } = cell;
  const look = "inline-flex items-center justify-end gap-1.5";
  const counted = state !== "not-in-plan" && state !== "no-data";
  const words = `${name}: ${counted ? `${days} of ${windowDays} days, ` : ""}${cellWords[state]}`;
  const content = (
    <>
      <CellMark state={state} />
      {counted && <span aria-hidden="true">{days}</span>}
      <span className="sr-only">{words}</span>
    </>
  );
  if (!counted)
    return (
      <span className={look} title={cellWords[state]}>
        {content}
      </span>
    );
  return (
    <TextLink
      href={href}
      prefetch={false}
      scroll={false}
      title={cellWords[state]}
      className={cn(look, "no-underline!")}
    >
      {content}
    </TextLink>
  );
}
