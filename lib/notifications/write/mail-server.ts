import { createTransport, type Transporter } from "nodemailer";
import type { Caller } from "#lib/caller.ts";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import { openSecret, sealSecret } from "#lib/ingest/write/seal-secret.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { mailProblem } from "../rules/mail-problem.ts";
import type { MailServerInput } from "../schema/mail.ts";

type Mailer = { transport: Transporter; sender: string };
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };
const setOutside = refuse("conflict", "The mail server is set by SMTP_URL when Bellwether starts. Change it there.");

/** A connection to the mail server, or null when none is set. */
export async function openMailer(): Promise<Mailer | null> {
  if (config.mail) {
    const { url, from } = config.mail;
    return { transport: createTransport({ url, ...patience }), sender: from };
  }
  const row = await db.mailServer.findFirst();
  if (!row) return null;
  const { host, port, security, username, password, sender } = row;
  const auth = username ? { user: username, pass: password ? openSecret(password) : "" } : undefined;
  const kind = { secure: security === "tls", requireTLS: security === "starttls", ignoreTLS: security === "none" };
  return { transport: createTransport({ host, port, ...kind, auth, ...patience }), sender };
}

/** Keeps the mail server; its password sealed, and the one that is there when none is given for the same server and name. */
export async function setMailServer({ password, ...given }: MailServerInput): Promise<{ saved: true } | Refusal> {
  if (config.mail) return setOutside;
  const known = await db.mailServer.findFirst();
  const same = known?.host === given.host && known.username === given.username;
  if (known?.password && !same && !password && given.username)
    return refuse("invalid", "Type the password again: the server or the name is another one now.");
  const kept = same && given.username ? (known?.password ?? null) : null;
  const data = { ...given, password: password ? sealSecret(password) : kept, updatedAt: new Date() };
  await db.mailServer.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
  return { saved: true };
}

/** From now on digests are kept to be read in the app. */
export async function removeMailServer(): Promise<{ saved: true } | Refusal> {
  if (config.mail) return setOutside;
  await db.$transaction([
    db.mailServer.deleteMany(),
    db.notificationDigest.updateMany({ where: { state: "waiting" }, data: { state: "kept" } }),
  ]);
  return { saved: true };
}

/** Sends the admin a mail, and says exactly what failed. */
export async function testMail(caller: Caller): Promise<{ sent: boolean; sentence: string } | Refusal> {
  const [mailer, person] = await Promise.all([
    openMailer(),
    db.appUser.findUniqueOrThrow({ where: { id: caller.userId as number }, select: { email: true } }),
  ]);
  if (!mailer) return refuse("conflict", "Save a mail server first.");
  try {
    const text = `This is a test from Bellwether, ${config.publicUrl}. Mails arrive.\n`;
    await mailer.transport.sendMail({ from: mailer.sender, to: person.email, subject: "A test from Bellwether", text });
    return { sent: true, sentence: `The mail server took a test for ${person.email}.` };
  } catch (error) {
    return { sent: false, sentence: mailProblem(error) };
  } finally {
    mailer.transport.close();
  }
}
