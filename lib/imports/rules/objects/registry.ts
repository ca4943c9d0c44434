import type { ObjectKey } from "../../schema.ts";
import {
  customMetricsObject,
  interactionsObject,
  milestonesObject,
  usageDailyObject,
  usageEventsObject,
} from "./activity.ts";
import { churnEventsObject, dealsObject, subscriptionsObject } from "./commerce.ts";
import { accountsObject, contactsObject, snapshotObject } from "./customers.ts";
import type { ImportObject } from "./field.ts";
import { invoicesObject } from "./invoices.ts";
import { linksObject } from "./links.ts";
import { surveyResponsesObject, ticketsObject } from "./support.ts";

/** In the order in which files of one import are written: what others refer to comes first. */
export const importObjects: ImportObject[] = [
  linksObject,
  accountsObject,
  snapshotObject,
  contactsObject,
  subscriptionsObject,
  dealsObject,
  invoicesObject,
  usageDailyObject,
  usageEventsObject,
  ticketsObject,
  surveyResponsesObject,
  milestonesObject,
  churnEventsObject,
  customMetricsObject,
  interactionsObject,
];

const byKey = new Map(importObjects.map((object) => [object.key, object]));

export function importObject(key: ObjectKey): ImportObject {
  return byKey.get(key) as ImportObject;
}
