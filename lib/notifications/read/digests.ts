import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { defaultTimes } from "../rules/digest-due.ts";
import type { DigestRow, DigestsInput } from "../schema/mail.ts";
import { hasMail } from "./mail-server.ts";

const shown = { id: true, day: true, subject: true, state: true, problem: true, sentAt: true } as const;
type Row = Prisma.NotificationDigestGetPayload<{ select: typeof shown }>;

const rowOf = ({ day, state, ...row }: Row): DigestRow => ({
  ...row,
  day: day.toISOString().slice(0, 10),
  state: state as DigestRow["state"],
});

/** One's own digests, the latest first: readable here, sent by mail or not. */
export async function listDigests(input: DigestsInput, caller: Caller): Promise<{ rows: DigestRow[]; total: number }> {
  const { search, page, pageSize } = input;
  const where = { userId: caller.userId as number, text: { contains: search, mode: "insensitive" as const } };
  const [rows, total] = await Promise.all([
    db.notificationDigest.findMany({
      where,
      orderBy: { day: "desc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: shown,
    }),
    db.notificationDigest.count({ where }),
  ]);
  return { rows: rows.map(rowOf), total };
}

export async function getDigest(digestId: number, caller: Caller): Promise<(DigestRow & { text: string }) | null> {
  const where = { id: digestId, userId: caller.userId as number };
  const row = await db.notificationDigest.findFirst({ where, select: { ...shown, text: true } });
  return row && { ...rowOf(row), text: row.text };
}

/** When my digest comes, and whether it comes by mail. */
export async function readMyDigest(caller: Caller) {
  const userId = caller.userId as number;
  const [times, person, mailed] = await Promise.all([
    db.digestSetting.findUnique({ where: { userId }, select: { active: true, hour: true, weekdays: true } }),
    db.appUser.findUniqueOrThrow({ where: { id: userId }, select: { email: true, timeZone: true } }),
    hasMail(),
  ]);
  return { ...(times ?? defaultTimes), ...person, mailed };
}
