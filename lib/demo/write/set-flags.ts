import { db } from "#lib/db.ts";
import { checkText } from "#lib/promises/rules/check-text.ts";
import { ensureRules } from "#lib/promises/write/ensure-rules.ts";
import { flagRow } from "#lib/promises/write/flag-row.ts";
import { type FlaggedText, flaggedTexts } from "../rules/flagged-texts.ts";
import { random } from "../rules/random.ts";

type Sender = { accountId: number; userId: number; managerId: number | null };

/** An account of the book of whoever writes to it, and a manager of their team; another account for each text. */
function readSenders(count: number): Promise<Sender[]> {
  return db.$queryRaw<Sender[]>`
    select a.id as "accountId", a.owner_id as "userId", (
      select o.user_id from team_member m join team_member o on o.team_id = m.team_id join user_role r on r.user_id = o.user_id
      where m.user_id = a.owner_id and r.role = 'manager' and o.user_id <> a.owner_id order by o.user_id limit 1) as "managerId"
    from account a where a.owner_id is not null and a.churned_on is null order by md5('flag ' || a.id) limit ${count}`;
}

const dayMs = 86_400_000;

async function setFlag({ text, outcome, wasPromise }: FlaggedText, sender: Sender, at: Date, judged: boolean) {
  const { version, compiled } = await ensureRules();
  const { userId, accountId, managerId } = sender;
  const said = { userId, accountId, at, surface: "email", version };
  for (const finding of checkText(text, compiled, { answeredEscalation: null }).findings) {
    const { digest, ...row } = flagRow(finding, text);
    const flag = await db.promiseFlag.create({ data: { ...said, ...row, digest, outcome }, select: { id: true } });
    if (outcome !== "dismissed") continue;
    const data = { ...said, ...row, flagId: flag.id, role: "csm" };
    const { id } = await db.promiseDismissal.create({ data, select: { id: true } });
    if (judged && managerId !== null)
      await db.promiseJudgement.create({
        data: { dismissalId: id, judgedBy: managerId, wasPromise, at: new Date(at.getTime() + 3 * dayMs) },
      });
  }
}

/** What the promise guard marked in the last weeks, and what became of it, so that its rules have figures. Once. */
export async function setFlags(asOf: string): Promise<void> {
  if ((await db.promiseFlag.count()) > 0) return;
  const senders = await readSenders(flaggedTexts.length);
  const today = new Date(`${asOf}T00:00:00Z`).getTime();
  for (const [at, text] of flaggedTexts.entries()) {
    const sender = senders[at % Math.max(1, senders.length)];
    const rng = random(at, 61);
    const when = new Date(today - rng.int(4, 55) * dayMs + rng.int(8, 17) * 3_600_000);
    if (sender) await setFlag(text, sender, when, at % 2 === 1);
  }
}
