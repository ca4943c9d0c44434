import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { demoDomain, demoTeams } from "../rules/staff.ts";
import { UNFINISHED } from "../schema.ts";

/**
 * Removes the demo company for good: its accounts with everything about them, its people and teams.
 * The person who clears it stays, so that somebody is left to import. Throws when there is no demo company.
 */
export async function clearDemo({ keepUserId = null }: { keepUserId?: number | null } = {}): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select clear_demo_company()`;
    await tx.setting.deleteMany({ where: { key: UNFINISHED } });
    const kept = keepUserId === null ? Prisma.empty : Prisma.sql`and id <> ${keepUserId}`;
    await tx.$executeRaw`delete from app_user where email like ${`%@${demoDomain}`} ${kept}`;
    await tx.$executeRaw`delete from team where name = any(${[...demoTeams]})
      and not exists (select 1 from team_member where team_id = team.id)`;
  });
  announce("accounts", "today", "scores", "metrics");
}
