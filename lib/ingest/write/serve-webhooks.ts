import type { IncomingMessage, ServerResponse } from "node:http";
import Stripe from "stripe";
import { acting } from "#lib/acting.ts";
import { isBusy } from "#lib/imports/write/upsert-transaction.ts";
import { log } from "#lib/log.ts";
import { type KnownWebhook, webhookAt } from "../read/webhooks.ts";
import { cleanText } from "../rules/clean-json.ts";
import { largestBody } from "../rules/read-body.ts";
import { webhookAddress } from "../rules/webhook-path.ts";
import { stripeEvent } from "../schema/stripe.ts";
import type { Outcome } from "./deliveries.ts";
import { receiveBody } from "./receive-body.ts";
import { openSecret } from "./seal-secret.ts";
import { type Answer, answerWith, no, verifySigned } from "./signed-request.ts";
import { takeStripe } from "./take-stripe.ts";
import { takeWebhook } from "./take-webhook.ts";

const unknown = no(404, "unknown-address", "No webhook is received at this address. Copy it from Sources, Webhooks.");
const notPost = no(405, "not-post", "Send webhooks by POST.", { allow: "POST" });
const tooLarge = no(413, "body-too-large", `A webhook takes ${largestBody / 1024} KB at most.`);
const full = no(429, "full", "Too much at once. Send it again in a second.", { "retry-after": "1" });
const notTaken = no(503, "not-taken", "Nothing of this was taken. Send it again.", { "retry-after": "30" });
const unsigned = no(
  401,
  "bad-signature",
  "The signature is not right. Sign as Standard Webhooks says: webhook-id, webhook-timestamp and webhook-signature, with this webhook's secret and a clock that is right to five minutes.",
);
const notStripes = no(
  401,
  "bad-signature",
  "The signature is not right. Paste the signing secret of this endpoint from Stripe into its page under Sources, Webhooks.",
);
const noEvent = no(400, "no-event", "This is no event as Stripe sends them. Choose snapshot events, not thin ones.");
const longId = no(400, "bad-id", "Send a webhook-id of 200 letters at most.");

/** Each holds a body and may wait for a connection: more would take both from the screens. */
const mostJudged = 16;

export type WebhookServer = {
  /** Answers one request below /v1/webhooks/; never rejects. */
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Resolves when every request in hand is answered. */
  finish: () => Promise<void>;
};

/** Signed webhooks of other systems, as Standard Webhooks describes them. Acknowledged means committed. */
export function serveWebhooks(): WebhookServer {
  const inHand = new Set<Promise<void>>();
  let finishing = false;

  let judged = 0;

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    if (judged >= mostJudged) return full;
    judged++;
    try {
      return await judge(request, new Date());
    } catch (error) {
      // rows were held by others, or who sent it has gone: nothing is wrong here
      if (!isBusy(error) && !request.errored)
        log.error({ err: error, requestId: request.headers["x-request-id"] }, "webhook not taken");
      return notTaken;
    } finally {
      judged--;
    }
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    await answerWith(request, response, await answerTo(request), finishing);
  };
  return {
    serve: (request, response) => {
      const served = serve(request, response).finally(() => inHand.delete(served));
      inHand.add(served);
      return served;
    },
    finish: async () => {
      finishing = true;
      while (inHand.size) await Promise.all(inHand);
    },
  };
}

async function judge(request: IncomingMessage, now: Date): Promise<Answer> {
  const address = webhookAddress(request.url?.split("?")[0] ?? "");
  if (request.method !== "POST") return notPost;
  const webhook = address ? await webhookAt(address) : null;
  if (!webhook) return unknown;
  const received = await receiveBody(request, () => true);
  if (received.text === undefined) return received.fault === "too-large" ? tooLarge : unsigned;
  if (webhook.kind === "stripe") return judgeStripe(webhook, received.text, request.headers, now);
  const verified = verifySigned(webhook.secret ?? "", received.text, request.headers);
  if (!verified) return unsigned;
  if (verified.id.length > 200 || verified.id !== cleanText(verified.id)) return longId;
  return taken(await acting(actorOf(webhook), () => takeWebhook(webhook, { ...verified, now })));
}

const actorOf = ({ id }: KnownWebhook) => ({ system: `webhook: ${id}` });
const taken = (done: Outcome | "duplicate"): Answer =>
  done === "duplicate"
    ? { status: 200, body: { success: true, result: "duplicate" } }
    : { status: 200, body: { success: true, ...done } };

async function judgeStripe(
  webhook: KnownWebhook,
  text: string,
  headers: IncomingMessage["headers"],
  now: Date,
): Promise<Answer> {
  if (webhook.secret === null) return notStripes;
  let sent: unknown;
  try {
    sent = Stripe.webhooks.constructEvent(text, String(headers["stripe-signature"] ?? ""), openSecret(webhook.secret));
  } catch {
    return notStripes;
  }
  const event = stripeEvent.safeParse(sent).data;
  if (!event || event.id.length > 200 || event.id !== cleanText(event.id)) return noEvent;
  return taken(await acting(actorOf(webhook), () => takeStripe(webhook, event, now)));
}
