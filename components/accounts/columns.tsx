import type { ReactNode } from "react";
import type { ColumnKey, ShownColumn } from "#lib/accounts/rules/columns.ts";
import { fieldId } from "#lib/accounts/rules/field-query.ts";
import { renewalPhrase } from "#lib/accounts/rules.ts";
import type { Field } from "#lib/accounts/schema/fields.ts";
import type { AccountRow } from "#lib/accounts/schema.ts";
import { Sparkline } from "../charts/sparkline.tsx";
import { bindNumbers } from "../ui/bind-numbers.ts";
import { Delta } from "../ui/delta.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { valueWords } from "./field-words.ts";
import { forecastWords } from "./words.ts";

export type Column = {
  label: string;
  /** The `sort` of the address, when the database can sort by it. */
  sort?: string;
  first?: "asc" | "desc";
  numeric?: boolean;
  className?: string;
  cell: (row: AccountRow, asOf: string) => ReactNode;
};

const none = <span className="text-ink-3">–</span>;

function Score({ row }: { row: AccountRow }) {
  if (row.score === null || row.band === "unknown") return <span className="font-semibold text-ink-3 text-lg">?</span>;
  return (
    <>
      <span className="block font-semibold text-lg leading-tight">{Math.round(row.score)}</span>
      <Delta value={row.delta14} look="arrow" since="in 14 days" className="text-xs" />
    </>
  );
}

function When({ day, asOf }: { day: string | null; asOf: string }) {
  return day ? <RelativeDate at={day} now={asOf} className="whitespace-nowrap" /> : none;
}

export const columns: Record<ColumnKey, Column> = {
  score: { label: "Score", sort: "score", className: "w-28", cell: (row) => <Score row={row} /> },
  trend: {
    label: "12 weeks",
    className: "w-24",
    cell: (row) => <Sparkline values={row.spark} label="Score, 12 weeks" tone={row.band} />,
  },
  why: {
    label: "Why",
    className: "min-w-64",
    cell: (row) => <span className="line-clamp-2 text-ink-2">{bindNumbers(row.summary ?? "Not scored yet.")}</span>,
  },
  owner: {
    label: "Owner",
    sort: "owner",
    className: "whitespace-nowrap",
    cell: (row) => row.ownerName ?? <span className="text-ink-3">nobody</span>,
  },
  segment: { label: "Segment", cell: (row) => row.segment ?? none },
  tier: { label: "Tier", cell: (row) => row.tier ?? none },
  stage: { label: "Stage", cell: (row) => row.stage },
  plan: { label: "Plan", cell: (row) => row.plan ?? none },
  renewal: {
    label: "Renewal",
    sort: "renewal",
    className: "whitespace-nowrap",
    cell: (row, asOf) =>
      row.churnedOn ? <span className="text-ink-3">churned</span> : (renewalPhrase(row.renewalOn, asOf) ?? none),
  },
  forecast: { label: "Forecast", cell: (row) => (row.renewalForecast ? forecastWords[row.renewalForecast] : none) },
  interaction: {
    label: "Last interaction",
    sort: "interaction",
    first: "desc",
    cell: (row, asOf) => <When day={row.lastInteractionOn} asOf={asOf} />,
  },
  confidence: { label: "Confidence", cell: (row) => row.confidence ?? none },
};

function columnOf({ id, label, type }: Field): Column {
  const cell = (row: AccountRow) => {
    const value = row.fields[id];
    return value === undefined ? none : <span className="line-clamp-2">{valueWords(type, value)}</span>;
  };
  return type === "number"
    ? { label, numeric: true, className: "text-right", cell }
    : { label, className: type === "text" ? "min-w-40" : "whitespace-nowrap", cell };
}

/** The columns to draw: the list's own, and those custom fields that are still there. */
export function columnsOf(shown: readonly ShownColumn[], fields: readonly Field[]): (Column & { key: ShownColumn })[] {
  return shown.flatMap((key) => {
    const id = fieldId(key);
    if (id === null) return [{ key, ...columns[key as ColumnKey] }];
    const field = fields.find((one) => one.id === id);
    return field ? [{ key, ...columnOf(field) }] : [];
  });
}
