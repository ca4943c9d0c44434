import { z } from "zod";
import { db } from "#lib/db.ts";
import type { MailSettings, WaitingInput, WaitingMail } from "../schema/mail.ts";

export const mailInboxKey = "mail-inbox";
const inbox = z.object({ domain: z.string(), secret: z.string() });

/** The domain that mail comes in to, and the sealed secret it is signed with; null when no mail comes in. */
export async function readMailInbox(): Promise<z.infer<typeof inbox> | null> {
  const row = await db.setting.findUnique({ where: { key: mailInboxKey } });
  return inbox.safeParse(row?.value).data ?? null;
}

export async function readMailSettings(userId: number): Promise<MailSettings> {
  const [open, mine] = await Promise.all([readMailInbox(), db.mailAddress.findUnique({ where: { userId } })]);
  return {
    domain: open?.domain ?? null,
    address: open && mine ? `${mine.token}@${open.domain}` : null,
  };
}

/** Whose addresses these are, of people who work here still: what is before the @ decides, whatever a mail says of its sender. */
export async function ownersOf(recipients: readonly string[], domain: string): Promise<number[]> {
  const tokens = recipients
    .filter((one) => one.endsWith(`@${domain}`))
    .map((one) => one.slice(0, one.lastIndexOf("@")));
  const rows = await db.$queryRaw<{ userId: number }[]>`
    select m.user_id as "userId" from mail_address m join app_user u on u.id = m.user_id
    where m.token = any(${tokens}::text[]) and u.status = 'active' order by m.user_id limit 20`;
  return rows.map(({ userId }) => userId);
}

type Row = Omit<WaitingMail, "sentAt"> & { sentAt: Date };

/** A person's mails that wait for an account, the latest first. */
export async function listWaitingMail(userId: number, { q, why, page, pageSize }: WaitingInput) {
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await db.$queryRaw<(Row & { total: number })[]>`
    select m.id, m.sender, m.summary, m.why, m.sent_at as "sentAt", count(*) over ()::int as total,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name) order by lower(a.name), a.id)
        from account a where a.id = any(m.candidates)), '[]') as candidates
    from unmatched_mail m
    where m.user_id = ${userId} and m.state = 'waiting' and (${why}::text is null or m.why = ${why})
      and (${q} = '' or m.sender ilike ${like} or m.summary ilike ${like})
    order by m.sent_at desc, m.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`;
  return {
    rows: rows.map(({ total: _total, sentAt, ...row }) => ({ ...row, sentAt: sentAt.toISOString() })),
    total: rows[0]?.total ?? (page > 1 ? await db.unmatchedMail.count({ where: { userId, state: "waiting" } }) : 0),
  };
}
