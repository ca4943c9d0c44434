import { importObject } from "../rules/objects/registry.ts";
import type { ObjectKey } from "../schema.ts";
import { type Batch, isMapped, type Row } from "./batch.ts";
import { type Candidate, resolveRows } from "./resolve-rows.ts";

/** Well-formed rows with the account of each; rows without one that is known are refused. */
export function placeRows(batch: Batch, object: ObjectKey, candidates: Candidate[]): Promise<Row[]> {
  return needsAccount(object, batch) ? resolveRows(batch, candidates) : loosely(batch, candidates);
}

function needsAccount(object: ObjectKey, batch: Batch): boolean {
  if (!importObject(object).fields.some((field) => field.kind === "account")) return false;
  return object !== "survey-responses" || !isMapped(batch, "contactEmail");
}

/** Survey answers may name a contact instead of an account; accounts name themselves. */
async function loosely(batch: Batch, candidates: Candidate[]): Promise<Row[]> {
  const named = candidates.filter(({ record }) => typeof record.account === "string");
  const known = named.length ? await resolveRows(batch, named) : [];
  const others = candidates.filter(({ record }) => typeof record.account !== "string");
  return [...known, ...others.map((candidate) => ({ ...candidate, accountId: 0 }))];
}
