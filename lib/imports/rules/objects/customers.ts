import { accountReference, field, type ImportObject, linkedAccount, required } from "./field.ts";

const churned = field(
  "churned",
  "Has left (yes or no)",
  "boolean",
  "churn flag|churn|churned|is churned|exited|attrition|cancelled flag",
);

export const accountsObject: ImportObject = {
  key: "accounts",
  label: "Accounts",
  one: "account",
  fileWords: /account|compan|organi[sz]ation|customer|client/i,
  needs: [["externalId"], ["name", "customerSince", "industry", "plan"]],
  fields: [
    field(
      "externalId",
      "Account id",
      "id",
      "account id|customer id|company id|organization id|org id|record id|id|external id|account number",
      required,
    ),
    field(
      "name",
      "Name",
      "text",
      "account name|company name|customer name|organization name|name|company|customer|account",
    ),
    field("domain", "Web domain", "text", "domain|website|web site|company domain|domain names"),
    field("segment", "Segment", "text", "segment|company size|size|employee band|customer segment"),
    field("tier", "Tier", "text", "tier|account tier|service tier|customer tier|rating"),
    field("stage", "Stage", "text", "lifecycle stage|stage|lifecycle|customer stage"),
    field("industry", "Industry", "text", "industry|sector|vertical|sic desc"),
    field(
      "country",
      "Country",
      "text",
      "country|billing country|country code|address country|billing country code|region|location",
    ),
    field("plan", "Plan", "text", "plan|plan tier|plan name|subscription plan|package|edition"),
    field("seats", "Seats", "count", "seats|licenses|licences|seat count|license count"),
    field(
      "customerSince",
      "Customer since",
      "day",
      "customer since|signup date|sign up date|signed up|created at|created date|createdate|created|create date|account created|date created|start date",
    ),
    field("contractStart", "Contract start", "day", "contract start|contract start date|contract date|go live date"),
    field("trialStartedOn", "Trial started", "day", "trial start|trial start date|trial started|trial started on"),
    field("convertedOn", "Became paying", "day", "conversion date|converted on|converted at|paid since"),
    field(
      "renewalOn",
      "Renewal date",
      "day",
      "renewal date|renewal|renews on|contract end|contract end date|next renewal",
    ),
    field("churnedOn", "Left on", "day", "churn date|churned on|churned at|cancel date|cancellation date|cancelled at"),
    field("autoRenew", "Renews by itself", "boolean", "auto renew|auto renew flag|auto renewal"),
    field(
      "ownerEmail",
      "Owner (email)",
      "email",
      "owner email|csm email|csm|account owner|owner|account manager|success manager",
    ),
    field("parent", "Parent account", "id", "parent id|parent account id|parent account|parent company id|parent"),
    churned,
    field("deleted", "Deleted at the source", "boolean", "is deleted|deleted|fivetran deleted|archived"),
  ],
};

export const contactsObject: ImportObject = {
  key: "contacts",
  label: "Contacts",
  one: "contact",
  fileWords: /contact|user|person|people|member/i,
  needs: [["email", "name", "lastName"]],
  fields: [
    field("externalId", "Contact id", "id", "contact id|record id|id|user id|person id|member id|external id"),
    {
      ...linkedAccount,
      names: [...linkedAccount.names, "company name", "account name", "organization", "external data reference"],
    },
    field("name", "Name", "text", "full name|contact name|name|display name"),
    field("firstName", "First name", "text", "first name|firstname|given name"),
    field("lastName", "Last name", "text", "last name|lastname|surname|family name"),
    field("email", "Email", "email", "email|email address|e mail|mail|work email|email 1"),
    field("title", "Job title", "text", "title|job title|jobtitle|position"),
    field("phone", "Phone", "text", "phone|phone number|mobile phone|mobile"),
    field("role", "Role", "choice", "contact role|champion|buying role|role", {
      choices: {
        champion: "champion",
        sponsor: "sponsor",
        executive: "sponsor",
        "decision maker": "sponsor",
        "economic buyer": "sponsor",
        admin: "admin",
        administrator: "admin",
        owner: "admin",
      },
      otherwise: "user",
    }),
    field(
      "joinedOn",
      "Since",
      "day",
      "joined on|created at|created date|createdate|created|create date|first seen|start date",
    ),
    field("leftOn", "Left on", "day", "left on|left at|deactivated at|end date|left company on"),
    field("deleted", "Deleted at the source", "boolean", "is deleted|deleted|fivetran deleted|archived"),
  ],
};

export const snapshotObject: ImportObject = {
  key: "snapshot",
  label: "Snapshot: one row an account, many figures",
  one: "account",
  fileWords: /snapshot|churn/i,
  needs: [["account"]],
  fields: [
    accountReference,
    field("name", "Name", "text", "account name|company name|customer name|name"),
    field("plan", "Plan", "text", "plan|plan tier|plan name|contract"),
    field("country", "Country", "text", "country|region"),
    field("tenureMonths", "Months as a customer", "number", "tenure|tenure months|months active|account age months"),
    churned,
  ],
};
