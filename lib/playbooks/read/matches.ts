import { Prisma } from "#lib/generated/prisma/client.ts";
import { rowsOf, wideRowsOf } from "#lib/health/read/rows.ts";
import type { Before } from "../rules/decide.ts";
import { type Among, among } from "./facts.ts";

export type CurrentMatch = Before & {
  id: number;
  protocolId: number;
  accountId: number | null;
  scopeKind: "account" | "segment" | "whole";
  scopeName: string | null;
  interventionId: number | null;
};

const columns = Prisma.sql`m.id, m.protocol_id as "protocolId", m.account_id as "accountId", m.scope_kind as "scopeKind",
  m.scope_name as "scopeName", m.phase, m.since_on as since, m.clear_on as "clearOn", m.intervention_id as "interventionId"`;
const names = [
  "id",
  "protocolId",
  "accountId",
  "scopeKind",
  "scopeName",
  "phase",
  "since",
  "clearOn",
  "interventionId",
] as const;

/** Where conditions hold now, of these accounts. */
export function readMatches(accounts: Among): Promise<CurrentMatch[]> {
  return wideRowsOf(
    names,
    Prisma.sql`select ${columns} from protocol_match m where m.ended_at is null and ${among(Prisma.sql`m.account_id`, accounts)}`,
  );
}

/** The same of segments and the whole. */
export function readSliceMatches(): Promise<CurrentMatch[]> {
  return wideRowsOf(
    names,
    Prisma.sql`select ${columns} from protocol_match m where m.ended_at is null and m.account_id is null`,
  );
}

/** The latest end of an intervention for each account and protocol in the last year. */
export async function readEnds(accounts: Among, timeZone: string): Promise<Map<string, string>> {
  const rows = await rowsOf<{ accountId: number; protocolId: number; on: string }>(Prisma.sql`
    select i.account_id as "accountId", i.protocol_id as "protocolId", (max(i.ended_at) at time zone ${timeZone})::date as on
    from intervention i where ${among(Prisma.sql`i.account_id`, accounts)} and i.ended_at > now() - interval '366 days' group by 1, 2`);
  return new Map(rows.map(({ accountId, protocolId, on }) => [`${protocolId}:${accountId}`, on]));
}

/** How many interventions each protocol opened in the last seven days. */
export async function readOpenedThisWeek(): Promise<Map<number, number>> {
  const rows = await rowsOf<{ protocolId: number; n: number }>(Prisma.sql`
    select protocol_id as "protocolId", count(*) as n from intervention
    where opened_at > now() - interval '7 days' and not held_out and opened_by is null group by 1`);
  return new Map(rows.map(({ protocolId, n }) => [protocolId, n]));
}
