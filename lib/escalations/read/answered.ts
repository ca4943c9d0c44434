import { db } from "#lib/db.ts";
import { idOfReference } from "../rules/reference.ts";

/**
 * Whether the reference is of an escalation of this account that a desk answered (N2, N5): it, or the one it was merged into, and the
 * coordinator did not close it as declined or not needed.
 */
export async function isAnswered(accountId: number, reference: string): Promise<boolean> {
  const id = idOfReference(reference);
  if (id === null) return false;
  const [found] = await db.$queryRaw<{ answered: boolean }[]>`
    with recursive chain as (
      select * from escalation where account_id = ${accountId}::int and id = ${id}::int
      union select e.* from chain join escalation e on e.account_id = chain.account_id and e.id = chain.merged_into_id)
    select bool_or(answered_at is not null and coalesce(outcome, '') not in ('declined', 'not-needed') and state <> 'merged') as answered from chain`;
  return found?.answered === true;
}
