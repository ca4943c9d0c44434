import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { receiveBody } from "#lib/ingest/write/receive-body.ts";
import { type Answer, answerWith, bringsSecret, no, verifySigned } from "#lib/ingest/write/signed-request.ts";
import { log } from "#lib/log.ts";
import { ownersOf, readMailInbox } from "../read/mail.ts";
import { largestMail, readMail } from "../rules/read-mail.ts";
import { type HandedOver, readMailForm } from "../rules/read-mail-form.ts";
import { takeMail } from "./take-mail.ts";

export const mailPath = "/v1/mail";
/** A mail in Base64, and the little around it. */
const largestBody = Math.ceil((largestMail * 4) / 3) + 64 * 1024;
/** Each holds a mail: more would take the memory from the screens. */
const mostJudged = 4;

const notPost = no(405, "not-post", "Send mails by POST.", { allow: "POST" });
const closed = no(404, "closed", "No mail comes in here. An admin opens the way in under Settings, Mail and calendar.");
const tooLarge = no(413, "body-too-large", `A mail takes ${largestMail / 1024 / 1024} MB at most.`);
const full = no(429, "full", "Too much at once. Send it again in a second.", { "retry-after": "1" });
const notTaken = no(503, "not-taken", "Nothing of this was taken. Send it again.", { "retry-after": "30" });
const unsigned = no(401, "bad-signature", "Sign as Standard Webhooks says; a form brings the secret as its password.");
const noMail = no(422, "no-mail", 'Send JSON: "raw" is the mail in Base64, "recipients" where it was delivered.');

const formType = /^multipart\/form-data\b/i;
const sent = z.object({ raw: z.base64(), recipients: z.array(z.string().max(400)).max(200).default([]) });

/** Answers one mail that a mail server hands over, signed; never rejects. Acknowledged means committed. */
export function serveMail() {
  let judged = 0;
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    if (judged >= mostJudged) return full;
    judged++;
    try {
      return await judge(request);
    } catch (error) {
      if (!request.errored) log.error({ err: error, requestId: request.headers["x-request-id"] }, "mail not taken");
      return notTaken;
    } finally {
      judged--;
    }
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    answerWith(request, response, await answerTo(request));
}

async function judge(request: IncomingMessage): Promise<Answer> {
  if (request.method !== "POST") return notPost;
  const inbox = await readMailInbox();
  if (!inbox) return closed;
  const received = await receiveBody(request, () => true, largestBody);
  if (received.text === undefined) return received.fault === "too-large" ? tooLarge : unsigned;
  const body = await handedOver(received.text, inbox.secret, request.headers);
  if (body === "unsigned") return unsigned;
  const mail = body && (await readMail(body.raw));
  if (!body || !mail) return noMail;
  const recipients = [...mail.recipients, ...body.recipients.map((one) => one.trim().toLowerCase())];
  const owners = await ownersOf(recipients, inbox.domain);
  const others = mail.addresses.filter((address) => !address.endsWith(`@${inbox.domain}`));
  const results = [];
  for (const userId of owners) results.push((await takeMail({ ...mail, addresses: others }, userId, null)).result);
  return { status: 200, body: { success: true, results } };
}

/** The mail of a request: signed JSON, or a form of a provider that signs in no way of ours. */
async function handedOver(
  text: string,
  secret: string,
  headers: IncomingMessage["headers"],
): Promise<HandedOver | "unsigned" | null> {
  const type = headers["content-type"] ?? "";
  if (formType.test(type)) return bringsSecret(secret, headers) ? readMailForm(text, type) : "unsigned";
  const verified = verifySigned(secret, text, headers);
  if (!verified) return "unsigned";
  const body = sent.safeParse(verified.body).data;
  return body ? { raw: Buffer.from(body.raw, "base64"), recipients: body.recipients } : null;
}
