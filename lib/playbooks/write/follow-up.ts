import { db } from "#lib/db.ts";
import { addDays } from "#lib/health/rules/day.ts";
import { addTask } from "#lib/tasks/write/add-task.ts";

/** Answers of so many days are followed up: older ones that an import brings are history. */
const freshDays = 14;
/** On a scale of 1 to 5 an answer of 2, on any other scale as far up. */
const poor = 0.25;

type Answer = { accountId: number; id: number; account: string; by: string | null; score: number; of: number };

/** E2: any CSAT answer of 2 of 5 or less gets a task to follow it up, once. Returns the accounts. */
export async function followPoorAnswers(accountIds: readonly number[], asOf: string): Promise<number[]> {
  return db.$transaction(async (tx) => {
    const answers = await tx.$queryRaw<Answer[]>`
      with fresh as (
        insert into answer_follow_up (account_id, response_id)
        select r.account_id, r.id from survey_response r join survey s on s.id = r.survey_id and s.kind = 'csat'
        where r.account_id = any(${accountIds}::int[]) and r.answered_at > ${asOf}::date - ${freshDays}::int
          and (r.score - s.scale_min) / (s.scale_max - s.scale_min) <= ${poor}::float8
        on conflict do nothing returning account_id, response_id
      )
      select r.account_id as "accountId", r.id, a.name as account, c.name as by, r.score, s.scale_max as of
      from fresh f join survey_response r on r.account_id = f.account_id and r.id = f.response_id
      join survey s on s.id = r.survey_id join account a on a.id = r.account_id
      left join contact c on c.account_id = r.account_id and c.id = r.contact_id order by r.id`;
    for (const { accountId, id, account, by, score, of } of answers)
      await addTask(tx, {
        accountId,
        title: `Follow up the answer of ${by ?? account}: ${score} of ${of}`,
        detail: "A poor answer is answered within a day.",
        dueOn: addDays(asOf, 1),
        role: "csm",
        assigneeId: null,
        priority: "high",
        cause: { kind: "follow-up", id },
        href: `/accounts/${accountId}/timeline`,
        once: `answer:${id}`,
      });
    return answers.map(({ accountId }) => accountId);
  });
}
