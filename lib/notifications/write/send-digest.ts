import { db } from "#lib/db.ts";
import { enqueue, type JobContext } from "#lib/jobs.ts";
import { waitAfter } from "../rules/back-off.ts";
import { mailProblem } from "../rules/mail-problem.ts";
import { openMailer } from "./mail-server.ts";

type Result = { sent: boolean; problem: string | null; refused: boolean };

/** Mails one digest and keeps what came of it; the end of the job commits with that. Its Message-ID stays the same. */
export async function sendDigest(digestId: number, { complete }: Pick<JobContext, "complete">): Promise<void> {
  const digest = await db.notificationDigest.findUnique({ where: { id: digestId } });
  if (digest?.state !== "waiting") return;
  const person = await db.appUser.findUniqueOrThrow({ where: { id: digest.userId } });
  const { subject, text, html, messageId } = digest;
  const active = person.status === "active";
  const result = active ? await mail({ to: person.email, subject, text, html, messageId }) : null;
  const attempts = digest.attempts + (result ? 1 : 0);
  const wait = !result || result.sent || result.refused ? null : waitAfter(attempts, Math.random());
  const state = !result ? "kept" : result.sent ? "sent" : wait === null ? "dead" : "waiting";
  await db.$transaction(async (tx) => {
    const nextAt = wait === null ? null : new Date(Date.now() + wait * 1_000);
    const sentAt = state === "sent" ? new Date() : null;
    const problem = result?.problem ?? null;
    await tx.notificationDigest.update({ where: { id: digestId }, data: { state, attempts, problem, nextAt, sentAt } });
    if (wait !== null) await enqueue("notifications.mail", { digestId }, { tx, afterSeconds: wait });
    await complete(tx);
  });
}

type Mail = { to: string; subject: string; text: string; html: string; messageId: string };

/** null: no server is set any more, so the digest is only kept. */
async function mail(message: Mail): Promise<Result | null> {
  const mailer = await openMailer();
  if (!mailer) return null;
  try {
    await mailer.transport.sendMail({
      from: mailer.sender,
      headers: { "Auto-Submitted": "auto-generated" },
      ...message,
    });
    return { sent: true, problem: null, refused: false };
  } catch (error) {
    const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
    // a wrong password may be put right within the day, a refused recipient will not be
    return { sent: false, problem: mailProblem(error), refused: responseCode >= 500 && code === "EENVELOPE" };
  } finally {
    mailer.transport.close();
  }
}

/** Asks again for mails whose job went missing. */
export async function findLostMails(): Promise<number> {
  const lost = await db.$queryRaw<{ id: number }[]>`
    select id from notification_digest
    where state = 'waiting' and coalesce(next_at, created_at) < now() - interval '10 minutes' limit 1000`;
  for (const { id } of lost) await enqueue("notifications.mail", { digestId: id });
  return lost.length;
}
