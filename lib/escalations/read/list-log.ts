import { db } from "#lib/db.ts";
import type { LogLine } from "../schema/detail.ts";

type Facts = Record<string, string | number | null>;
type Row = Omit<LogLine, "at" | "changes"> & { at: Date; before: Facts | null; after: Facts | null };

/** The log of an escalation, oldest first: who, in which role, what, from what to what; people and references by name. */
export async function listLog(accountId: number, escalationId: number): Promise<LogLine[]> {
  const rows = await db.$queryRaw<Row[]>`
    select l.id, l.at, u.name as person, l.role, d.name as "deputyFor", l.key_id is not null as "byKey", l.what, l.before, l.after
    from escalation_log l left join app_user u on u.id = l.user_id left join app_user d on d.id = l.deputy_for
    where l.account_id = ${accountId}::int and l.escalation_id = ${escalationId}::int order by l.id`;
  const people = await namesIn(rows);
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    changes: changesOf(before, after, people),
  }));
}

async function namesIn(rows: readonly Row[]): Promise<Map<number, string>> {
  const ids = rows.flatMap(({ before, after }) => [before?.specialistId, after?.specialistId]);
  const known = [...new Set(ids.filter((id) => typeof id === "number"))];
  const users = await db.appUser.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}

function changesOf(before: Facts | null, after: Facts | null, people: ReadonlyMap<number, string>): LogLine["changes"] {
  const wordOf = (name: string, value: Facts[string] | undefined) => {
    if (value === null || value === undefined) return "";
    if (name === "specialistId") return people.get(Number(value)) ?? "somebody who left";
    return name === "mergedIntoId" ? `ESC-${value}` : String(value);
  };
  return Object.entries(after ?? {}).map(([name, to]) => ({
    name,
    from: wordOf(name, before?.[name]),
    to: wordOf(name, to),
  }));
}
