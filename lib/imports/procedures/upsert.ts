import { door } from "#lib/door.ts";
import { importObject } from "../rules/objects/registry.ts";
import type { UpsertObject } from "../rules/upsert-fields.ts";
import { mostRows, upsertAnswer, upsertInput } from "../schema/upsert.ts";
import { upsertOnce } from "../write/upsert-once.ts";

const whole = "A field that is left out is emptied";
const partly = "A field that is left out stays as it is, null empties it";
const leftOut: Partial<Record<UpsertObject, string>> = {
  accounts: partly,
  contacts: partly,
  "usage-daily":
    "Rows of one request for the same account, day and feature add up, and replace what was sent for them before",
  interactions: "An interaction that is there stays as it is",
};

/** What other systems write, by the rules of imports: each row is taken, or refused with its reason. */
function upsertDoor(object: UpsertObject) {
  const { label } = importObject(object);
  return door({
    audience: ["admin"],
    subject: "admin",
    effect: "write",
    route: {
      method: "POST",
      path: `/upserts/${object}`,
      summary: `Add or change, by their own ids: ${label.toLowerCase()}`,
      description: `Up to ${mostRows} rows; each is taken, or refused with its reason. ${leftOut[object] ?? whole}. Accounts are named by their external id. Dates are ISO 8601; amounts are in units of their currency. A retry with the same Idempotency-Key and body gets the same answer for seven days and writes nothing; another body under that key is refused with 422.`,
      inputStructure: "detailed",
    },
    input: upsertInput(object),
    output: upsertAnswer,
  }).handler(({ input: { headers, body }, caller }) =>
    upsertOnce(headers["idempotency-key"], caller, { object, ...body, now: new Date() }),
  );
}

export const upsertDoors = {
  upsertAccounts: upsertDoor("accounts"),
  upsertContacts: upsertDoor("contacts"),
  upsertSubscriptions: upsertDoor("subscriptions"),
  upsertDeals: upsertDoor("deals"),
  upsertInvoices: upsertDoor("invoices"),
  upsertUsage: upsertDoor("usage-daily"),
  upsertTickets: upsertDoor("tickets"),
  upsertAnswers: upsertDoor("survey-responses"),
  upsertChurn: upsertDoor("churn-events"),
  upsertMetrics: upsertDoor("custom-metrics"),
  upsertInteractions: upsertDoor("interactions"),
};
