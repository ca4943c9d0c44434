import { z } from "zod";

const id = z.coerce.number().int().positive();
const count = z.number().int();

/** Where a person's copies go; null while no mail comes in, or before they have an address. */
export const mailSettings = z.object({ domain: z.string().nullable(), address: z.string().nullable() });
export type MailSettings = z.infer<typeof mailSettings>;

export const mailDomain = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .regex(/^([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/, "Write a domain, such as log.example.com.");

export const mailFile = z
  .file()
  .min(1, "This file is empty.")
  .max(7 * 1024 * 1024, "This mail is larger than 7 MB. Save it without its attachments, then drop it again.");
export const mailTaken = z.object({
  result: z.enum(["taken", "known", "waiting"]),
  accountId: count.nullable(),
});

/** So many days after a mail was placed or discarded, what waited of it is deleted. */
export const decidedMailDays = 30;

export const waitingWhys = ["unknown", "ambiguous", "not-yours"] as const;
export const waitingInput = z.object({
  /** Part of the sender or the text. */
  q: z.string().trim().max(100).default(""),
  why: z.enum(waitingWhys).nullable().default(null),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type WaitingInput = z.infer<typeof waitingInput>;
export const waitingMail = z.object({
  id: count,
  sender: z.string(),
  summary: z.string(),
  why: z.enum(waitingWhys),
  sentAt: z.iso.datetime({ offset: true }),
  candidates: z.array(z.object({ id: count, name: z.string() })),
});
export type WaitingMail = z.infer<typeof waitingMail>;
export const waitingPage = z.object({ rows: z.array(waitingMail), total: count });
export const waitingId = z.object({ id });
