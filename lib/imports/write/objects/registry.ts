import type { ObjectKey } from "../../schema.ts";
import type { Writer } from "../batch.ts";
import { accountsWriter } from "./accounts.ts";
import { churnEventsWriter } from "./churn-events.ts";
import { contactsWriter } from "./contacts.ts";
import { customMetricsWriter, snapshotWriter } from "./custom-values.ts";
import { dealsWriter } from "./deals.ts";
import { interactionsWriter } from "./interactions.ts";
import { invoicesWriter } from "./invoices.ts";
import { linksWriter } from "./links.ts";
import { milestonesWriter } from "./milestones.ts";
import { subscriptionsWriter } from "./subscriptions.ts";
import { surveyResponsesWriter } from "./survey-responses.ts";
import { ticketsWriter } from "./tickets.ts";
import { usageWriter } from "./usage.ts";

export const writers: Record<ObjectKey, Writer> = {
  links: linksWriter,
  accounts: accountsWriter,
  contacts: contactsWriter,
  subscriptions: subscriptionsWriter,
  deals: dealsWriter,
  invoices: invoicesWriter,
  "usage-daily": usageWriter,
  "usage-events": usageWriter,
  tickets: ticketsWriter,
  "survey-responses": surveyResponsesWriter,
  milestones: milestonesWriter,
  "churn-events": churnEventsWriter,
  "custom-metrics": customMetricsWriter,
  snapshot: snapshotWriter,
  interactions: interactionsWriter,
};
