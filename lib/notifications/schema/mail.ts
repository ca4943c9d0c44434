import { z } from "zod";

const count = z.number().int();
export const mailSecurities = ["tls", "starttls", "none"] as const;

export const mailServer = z.object({
  host: z
    .string()
    .trim()
    .min(1, "Write the mail server's name, like mail.example.com.")
    .max(253)
    .regex(/^[\w.:-]+$/, "Write only the mail server's name, like mail.example.com."),
  port: z.coerce.number().int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  username: z.string().trim().max(200).nullable(),
  sender: z.email("Write the address that mails come from, like desk@example.com.").max(254),
});
/** `password`: null keeps the one that is there. */
export const mailServerInput = mailServer.extend({ password: z.string().max(500).nullable().default(null) });
export type MailServerInput = z.infer<typeof mailServerInput>;

export const mailSettings = z.object({
  /** "environment": set when the instance was started, and only changed there. */
  from: z.enum(["settings", "environment", "nowhere"]),
  server: mailServer.nullable(),
  hasPassword: z.boolean(),
  waiting: count,
  dead: count,
});
export type MailSettings = z.infer<typeof mailSettings>;
export const mailTried = z.object({ sent: z.boolean(), sentence: z.string() });

export const digestTimes = z.object({
  active: z.boolean(),
  hour: z.coerce.number().int().min(0).max(23),
  weekdays: z.array(z.coerce.number().int().min(1).max(7)).max(7),
});
export type DigestTimesInput = z.infer<typeof digestTimes>;
export const myDigest = digestTimes.extend({ mailed: z.boolean(), timeZone: z.string(), email: z.string() });

export const digestsInput = z.object({
  search: z.string().trim().max(200).default(""),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type DigestsInput = z.infer<typeof digestsInput>;
export const digestRow = z.object({
  id: z.number(),
  day: z.iso.date(),
  subject: z.string(),
  state: z.enum(["kept", "waiting", "sent", "dead"]),
  problem: z.string().nullable(),
  sentAt: z.date().nullable(),
});
export type DigestRow = z.infer<typeof digestRow>;
export const digestPage = z.object({ rows: z.array(digestRow), total: count });
export const digestInput = z.object({ digestId: z.coerce.number().int().positive() });
export const digestDetail = digestRow.extend({ text: z.string() });
