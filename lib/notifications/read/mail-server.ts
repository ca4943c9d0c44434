import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import type { MailSettings } from "../schema/mail.ts";

/** Whether digests can go out by mail. */
export async function hasMail(): Promise<boolean> {
  return config.mail !== null || (await db.mailServer.count()) > 0;
}

/** The mail server as an admin sees it: never its password. */
export async function readMailSettings(): Promise<MailSettings> {
  const [row, states] = await Promise.all([
    db.mailServer.findFirst(),
    db.notificationDigest.groupBy({ by: ["state"], _count: true }),
  ]);
  const counted = (state: string) => states.find((one) => one.state === state)?._count ?? 0;
  const counts = { waiting: counted("waiting"), dead: counted("dead") };
  if (config.mail) return { from: "environment", server: null, hasPassword: false, ...counts };
  if (!row) return { from: "nowhere", server: null, hasPassword: false, ...counts };
  const { host, port, username, sender, password } = row;
  const security = row.security as "tls" | "starttls" | "none";
  return {
    from: "settings",
    server: { host, port, security, username, sender },
    hasPassword: password !== null,
    ...counts,
  };
}
