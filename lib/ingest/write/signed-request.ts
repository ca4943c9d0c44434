import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { drain } from "./receive-body.ts";
import { openSecret } from "./seal-secret.ts";

export type Answer = { status: number; body: object; headers?: Record<string, string> };

/** A refusal, in the words the sender's log shows. */
export const no = (status: number, code: string, message: string, headers: Record<string, string> = {}): Answer => ({
  status,
  body: { success: false, code, message },
  headers,
});

/** Answers a request whose body may not have been read to its end; `last` closes the connection. */
export async function answerWith(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers }: Answer,
  last = false,
): Promise<void> {
  const read = request.complete || (await drain(request).catch(() => false));
  if (response.destroyed) return;
  const sent = new Promise((done) => response.once("finish", done).once("close", done));
  const close = (last || !read) && { connection: "close" };
  response.writeHead(status, { "content-type": "application/json", ...headers, ...close });
  response.end(JSON.stringify(body));
  await sent;
}

/** The message id and the body of a request that is signed with a sealed secret, and not long ago; else null. */
export function verifySigned(secret: string, text: string, headers: IncomingMessage["headers"]) {
  const given = (name: string) => String(headers[name] ?? "");
  const id = given("webhook-id");
  const signed = {
    "webhook-id": id,
    "webhook-timestamp": given("webhook-timestamp"),
    "webhook-signature": given("webhook-signature"),
  };
  try {
    return { id, body: new Webhook(openSecret(secret)).verify(text, signed) as unknown };
  } catch {
    return null;
  }
}

/** Whether a request that cannot be signed brings the sealed secret as its password. */
export function bringsSecret(secret: string, { authorization }: IncomingMessage["headers"]): boolean {
  const [, encoded = ""] = /^basic (.+)$/i.exec(authorization ?? "") ?? [];
  const given = Buffer.from(encoded, "base64")
    .toString()
    .replace(/^[^:]*:/, "");
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(openSecret(secret)));
}
