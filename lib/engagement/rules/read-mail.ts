import { createHash } from "node:crypto";
import PostalMime, { type Address, type Email } from "postal-mime";
import { cleanText } from "#lib/ingest/rules/clean-json.ts";

/** What is kept of a mail: who and what, never its attachments. */
export type Mail = {
  /** The same for the same mail, however often and by whomever it comes in. */
  key: string;
  /** ISO; null when the mail does not say a date that can be read. */
  sentAt: string | null;
  from: string | null;
  /** Everybody it is from or to, lower case, each once. */
  addresses: string[];
  /** Where it was delivered: also what no reader of it sees. */
  recipients: string[];
  /** Subject, text and the names of what was attached, as an entry's words. */
  summary: string;
};

export const largestMail = 10 * 1024 * 1024;
const longestSummary = 4000;
const mostAddresses = 200;
const delivered = ["delivered-to", "x-original-to", "envelope-to", "x-forwarded-to"];

/** Reads a mail as it was sent; null when it is none, or is made to harm: too large, or nested deeper than mails are. */
export async function readMail(raw: Uint8Array): Promise<Mail | null> {
  if (raw.length === 0 || raw.length > largestMail) return null;
  const options = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2 };
  const email = await PostalMime.parse(raw, options).catch(() => null);
  if (!email || (!email.from && !email.messageId && !email.to)) return null;
  const from = flat(email.from && [email.from])[0] ?? null;
  const to = flat([...(email.to ?? []), ...(email.cc ?? [])]);
  const headers = email.headers.filter(({ key }) => delivered.includes(key)).map(({ value }) => value);
  const sentAt = email.date && Number.isFinite(Date.parse(email.date)) ? new Date(email.date).toISOString() : null;
  return {
    key: keyOf(email, [...flat(email.from && [email.from]), ...to], sentAt),
    sentAt,
    from,
    addresses: [...new Set([...(from ? [from] : []), ...flat(email.replyTo), ...to])].slice(0, mostAddresses),
    recipients: [...new Set([...to, ...flat(email.bcc), ...headers.map(bare)])].slice(0, mostAddresses),
    summary: summaryOf(email, email.text ?? (await textOf(email.html ?? ""))),
  };
}

/** The words of HTML, as the library turns them into text: it does so where a mail mixes both. */
async function textOf(html: string): Promise<string> {
  if (html.trim() === "") return "";
  const part = (type: string, text: string) =>
    `--bellwether\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(text).toString("base64")}\r\n`;
  const mixed = `Content-Type: multipart/mixed; boundary=bellwether\r\n\r\n${part("text/plain", " ")}${part("text/html", html)}--bellwether--\r\n`;
  return (await PostalMime.parse(mixed)).text ?? "";
}

const bare = (value: string) =>
  oneLine(value)
    .replace(/^.*<|>.*$/g, "")
    .toLowerCase();
const oneLine = (text: string) => cleanText(text).replace(/\s+/g, " ").trim();

function flat(addresses: readonly Address[] | undefined): string[] {
  const all = (addresses ?? []).flatMap((one) => one.group ?? [one]);
  return all.map(({ address }) => oneLine(address ?? "").toLowerCase()).filter((one) => /^[^\s@]+@[^\s@]+$/.test(one));
}

function keyOf(email: Email, people: readonly string[], sentAt: string | null): string {
  const id = email.messageId
    ? oneLine(email.messageId)
    : [...people, sentAt, email.subject, email.text ?? email.html].join("\n");
  return `mail:${createHash("sha256").update(id).digest("hex").slice(0, 40)}`;
}

function summaryOf(email: Email, words: string): string {
  const subject = oneLine(email.subject ?? "").slice(0, 300) || "(no subject)";
  const names = email.attachments
    .filter(({ disposition, related }) => disposition === "attachment" || !related)
    .map(({ filename }) => oneLine(filename ?? "").slice(0, 100) || "without a name");
  const attached = names.length > 0 ? `Attached: ${names.slice(0, 20).join(", ")}` : "";
  const text = plain(words);
  const room = longestSummary - subject.length - attached.length - 10;
  const shown = text.length > room ? `${text.slice(0, room)}…`.toWellFormed() : text;
  return [subject, shown, attached].filter(Boolean).join("\n\n");
}

/** Text without what no person wrote to be read: control characters, long runs of blank lines. */
function plain(text: string): string {
  return cleanText(text.slice(0, 200_000))
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Cf}]/gu, (one) => (one === "\n" || one === "\t" ? one : ""))
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
