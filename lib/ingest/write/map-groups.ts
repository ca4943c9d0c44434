import { db } from "#lib/db.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { dayOf } from "../rules/day-of.ts";
import { mapGroup } from "./quarantine.ts";
import { transact } from "./transact.ts";

type Group = { sourceId: number; groupId: string };
type Changed = { groupId: string } | Refusal;

/** Says which account a group of a source is. What waits for it is counted by a job. An account merged into another stands for that one. */
export async function mapToAccount({ sourceId, groupId }: Group, accountId: number): Promise<Changed> {
  if (!(await isSource(sourceId))) return noSource();
  const account = await db.account.findUnique({ where: { id: accountId }, select: { id: true, mergedIntoId: true } });
  if (!account) return refuse("not-found", "There is no such account. It may have been taken back with an import.");
  await mapGroup(sourceId, groupId, account.mergedIntoId ?? account.id);
  return { groupId };
}

/** Leaves a group's events aside, those that wait and those to come. They are kept, so that it can be taken back. */
export async function ignoreGroup({ sourceId, groupId }: Group): Promise<Changed> {
  if (!(await isSource(sourceId))) return noSource();
  await mapGroup(sourceId, groupId, null);
  return { groupId };
}

/** Takes back that a group is ignored: its events wait again, or are counted where its account is known by now. */
export async function unignoreGroup({ sourceId, groupId }: Group): Promise<Changed> {
  const found = await transact(
    dayOf(new Date()),
    async (client) => {
      const { rowCount } = await client.query(
        "delete from source_group_rule where source_id = $1 and group_id = $2 and account_id is null",
        [sourceId, groupId],
      );
      if (!rowCount) return false;
      await client.query(
        "update quarantine_event set state = 'waiting' where source_id = $1 and group_id = $2 and state = 'ignored'",
        [sourceId, groupId],
      );
      await enqueue("ingest.release", { sourceId }, { tx: client });
      return true;
    },
    { alone: true },
  );
  if (!found) return refuse("not-found", "This group is not ignored. Somebody may have taken it back already.");
  announce("sources");
  return { groupId };
}

async function isSource(sourceId: number): Promise<boolean> {
  return (await db.apiKey.count({ where: { id: sourceId, kind: "ingest" } })) > 0;
}

const noSource = () => refuse("not-found", "There is no such source.");
