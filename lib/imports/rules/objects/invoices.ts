import { accountReference, field, type ImportObject, required } from "./field.ts";

/** What an account was billed; all of it is money, the state included (SPEC N4). */
export const invoicesObject: ImportObject = {
  key: "invoices",
  label: "Invoices",
  one: "invoice",
  fileWords: /invoice|bill(?!ing)/i,
  needs: [["externalId"], ["account", "subscription"], ["day"], ["amount"]],
  fields: [
    field("externalId", "Invoice id", "id", "invoice id|invoice number|invoice no|number|id", required),
    { ...accountReference, required: undefined },
    field("subscription", "Subscription", "subscription", "subscription id|contract id"),
    field(
      "day",
      "Invoice date",
      "day",
      "invoice date|issued on|issue date|invoiced on|billed on|date|created at|created",
      required,
    ),
    field("dueOn", "Due on", "day", "due date|due on|payment due"),
    field("amount", "Amount", "money", "invoice amount|amount|total|invoice total|amount paid|amount due", required),
    field("currency", "Currency", "text", "currency|currency code|currency iso code"),
    field("status", "State", "choice", "payment status|invoice status|status|paid|state", {
      choices: {
        paid: "paid",
        true: "paid",
        yes: "paid",
        settled: "paid",
        succeeded: "paid",
        overdue: "overdue",
        late: "overdue",
        "past due": "overdue",
        failed: "overdue",
        void: "void",
        voided: "void",
        cancelled: "void",
        canceled: "void",
        refunded: "refunded",
        uncollectible: "written off",
        "written off": "written off",
      },
      otherwise: "open",
    }),
    field("deleted", "Deleted at the source", "boolean", "is deleted|deleted|fivetran deleted"),
  ],
};
