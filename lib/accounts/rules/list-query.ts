import type { Role } from "#lib/caller.ts";
import { type ListInput, listInput } from "../schema.ts";
import { columnKeys, type ShownColumn, usualColumns } from "./columns.ts";
import { fieldColumn, fieldId, readFieldFilters } from "./field-query.ts";

export type SearchParams = Record<string, string | string[] | undefined>;

export const filterNames = [
  "q",
  "owner",
  "band",
  "segment",
  "tier",
  "stage",
  "renews",
  "forecast",
  "confidence",
  "paying",
  "churned",
] as const;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined;
const many = (value: string | string[] | undefined) => one(value)?.split(",").filter(Boolean) ?? [];

/** The list that an address asks for. What the address gets wrong falls back to the usual list; a CSM's usual list is their own book; churned accounts are left out until asked for. */
export function readListQuery(params: SearchParams, role: Role | null): ListInput {
  const sort = one(params.sort) ?? "score";
  const owner = one(params.owner) ?? (role === "csm" ? "mine" : "all");
  const isPerson = /^[\d,]+$/.test(owner);
  const wanted = {
    q: one(params.q)?.slice(0, 100),
    owner: isPerson ? "all" : owner,
    owners: isPerson ? owner.split(",").filter(Boolean) : [],
    band: many(params.band),
    confidence: many(params.confidence),
    segment: many(params.segment),
    tier: many(params.tier),
    stage: many(params.stage),
    renews: one(params.renews),
    forecast: many(params.forecast),
    churned: one(params.churned) === "all" ? undefined : one(params.churned) === "only",
    paying: { yes: true, no: false }[one(params.paying) ?? ""],
    fields: readFieldFilters(params),
    show: readColumns(params).flatMap((key) => fieldId(key) ?? []),
    sort: sort.replace(/^-/, ""),
    dir: sort.startsWith("-") ? "desc" : "asc",
  };
  return (
    listInput.safeParse(wanted).data ?? listInput.parse({ owner: role === "csm" ? "mine" : "all", churned: false })
  );
}

const mostFieldColumns = 20;

/** The columns that an address asks for: the list's own in the order of the screen, then custom fields. */
export function readColumns(params: SearchParams): ShownColumn[] {
  const asked = many(params.cols);
  const own: ShownColumn[] = columnKeys.filter((key) => asked.includes(key));
  const fields = [...new Set(asked.flatMap((key) => fieldId(key) ?? []))].slice(0, mostFieldColumns).map(fieldColumn);
  return own.length + fields.length > 0 ? [...own, ...fields] : [...usualColumns];
}

/** Whether a filter is on that hides accounts, so that "no match" is told from "no accounts yet". */
export function isFiltered(params: SearchParams): boolean {
  return filterNames.some((name) => one(params[name]) !== undefined) || readFieldFilters(params).length > 0;
}
