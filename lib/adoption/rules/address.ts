import type { Role } from "#lib/caller.ts";
import { type AdoptionListInput, adoptionListInput } from "../schema/list.ts";
import { type PeopleKind, peopleKinds } from "../schema/people.ts";
import { usualColumns } from "./columns.ts";
import { ofPast } from "./past.ts";

export type SearchParams = Record<string, string | string[] | undefined>;

/** The keys of an address that choose accounts. */
export const filterNames = [
  "q",
  "owner",
  "segment",
  "tier",
  "plan",
  "team",
  "renews",
  "uses",
  "unused",
  "quiet",
] as const;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined;
const many = (value: string | string[] | undefined) => one(value)?.split(",").filter(Boolean) ?? [];

type Usual = Pick<AdoptionListInput, "sort" | "dir"> & Partial<AdoptionListInput>;

/** "-f12" sorts by the use of feature 12, most first. */
function readSort(typed: string | undefined): Partial<AdoptionListInput> {
  const found = /^(-?)(?:f([1-9]\d{0,8})|([a-z]+))$/.exec(typed ?? "");
  if (!found) return {};
  const dir = found[1] ? "desc" : "asc";
  const { sort } = adoptionListInput.shape;
  if (found[2]) return { sort: "feature", by: Number(found[2]), dir };
  const name = sort.safeParse(found[3]).data;
  return name && name !== "feature" ? { sort: name, dir } : {};
}

/** As the headings of a table want it. */
export function sortText({ sort, dir, by }: Pick<AdoptionListInput, "sort" | "dir" | "by">): string {
  return `${dir === "desc" ? "-" : ""}${sort === "feature" ? `f${by}` : sort}`;
}

/**
 * The list that an address asks for; `usual` is what the screen shows without one. What the address gets wrong falls back to
 * the usual, each key by itself; a CSM begins with their own book. Screens that can show a past day say which day it is.
 */
export function readAdoptionQuery(
  params: SearchParams,
  role: Role | null,
  usual: Usual,
  today?: string,
): AdoptionListInput {
  const begins = role === "csm" ? "mine" : "all";
  const owner = one(params.owner) ?? begins;
  const isPerson = /^[\d,]+$/.test(owner);
  const wanted: Record<string, unknown> = {
    ...usual,
    q: one(params.q)?.slice(0, 100),
    owner: isPerson ? "all" : owner,
    owners: isPerson ? many(params.owner) : [],
    segment: many(params.segment),
    tier: many(params.tier),
    plan: many(params.plan),
    team: one(params.team),
    renews: one(params.renews),
    uses: one(params.uses),
    unused: one(params.unused),
    quiet: one(params.quiet) ?? usual.quiet,
    stage: one(params.stage),
    feature: one(params.feature),
    month: one(params.month),
    cohort: one(params.cohort),
    did: one(params.did),
    after: one(params.page),
    on: readPastDay(params, today),
    ...readSort(one(params.sort)),
  };
  const judged = adoptionListInput.safeParse(wanted);
  if (judged.success) return ofPast(judged.data);
  const wrong = new Set(judged.error.issues.map(({ path }) => String(path[0])));
  const right = Object.fromEntries(Object.entries(wanted).filter(([key]) => !wrong.has(key)));
  return ofPast(
    adoptionListInput.parse(wrong.has("owner") || wrong.has("owners") ? { ...right, owner: begins } : right),
  );
}

/** A day before today. */
function readPastDay(params: SearchParams, today: string | undefined): string | undefined {
  const typed = one(params.on);
  return typed !== undefined && today !== undefined && typed < today ? typed : undefined;
}

/** The features that an address shows as columns, of those there are; the most used ones without any. */
export function readColumns(params: SearchParams, features: readonly number[]): number[] {
  const asked = many(params.cols).flatMap((text) => (/^f\d+$/.test(text) ? Number(text.slice(1)) : []));
  const shown = features.filter((id) => asked.includes(id));
  return shown.length > 0 ? shown : features.slice(0, usualColumns);
}

/** Whether something narrows the list beside the screen's own choice. */
export function isNarrowed(params: SearchParams): boolean {
  return filterNames.some((name) => one(params[name]) !== undefined);
}

/** The account and feature whose days stand in the panel: `cell=12.3`. */
export function readCell(params: SearchParams): { accountId: number; featureId: number } | null {
  const found = /^([1-9]\d{0,8})\.([1-9]\d{0,8})$/.exec(one(params.cell) ?? "");
  return found ? { accountId: Number(found[1]), featureId: Number(found[2]) } : null;
}

/** Which people of an account an address shows; those who went quiet without any. */
export function readPeopleKind(typed: string): PeopleKind {
  return peopleKinds.find((kind) => kind === typed) ?? "quiet";
}

/** The feature and the segment of a screen that adds accounts up. */
export function readSlice(params: SearchParams): { feature: number | undefined; segment: string | undefined } {
  const feature = Number(one(params.feature));
  return { feature: Number.isInteger(feature) ? feature : undefined, segment: one(params.segment)?.slice(0, 80) };
}
