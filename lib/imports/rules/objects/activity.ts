import {
  accountReference,
  field,
  type ImportObject,
  linkedAccount,
  pastOnly,
  required,
  requiredPast,
} from "./field.ts";

const orSubscription = [
  { ...accountReference, required: undefined },
  field("subscription", "Subscription", "subscription", "subscription id|contract id"),
];
const features = "feature name|feature|feature key|module|event type|event name|event|action|activity|product area";

export const usageDailyObject: ImportObject = {
  key: "usage-daily",
  label: "Usage a day",
  one: "day of use",
  fileWords: /usage|activity|daily|weekly|adoption/i,
  needs: [["account", "subscription"], ["day"], ["events", "activeUsers"]],
  fields: [
    field("externalId", "Row id", "id", "usage id|row id|id"),
    ...orSubscription,
    field(
      "day",
      "Day",
      "day",
      "usage date|date|day|week start|week|activity date|as of|month|period start|timestamp",
      requiredPast,
    ),
    field("feature", "Feature", "text", features),
    field(
      "events",
      "Events",
      "count",
      "usage count|event count|events|count|total events|uses|sessions|actions|logins|hits",
    ),
    field("activeUsers", "Active users", "count", "active users|users|unique users|dau|wau|user count|distinct users"),
  ].map((one) => ({ ...one })),
};

export const usageEventsObject: ImportObject = {
  key: "usage-events",
  label: "Usage events",
  one: "event",
  fileWords: /event|track|click|log/i,
  needs: [["account", "subscription"], ["at"], ["feature"]],
  fields: [
    field("externalId", "Event id", "id", "event id|message id|id|uuid"),
    ...orSubscription,
    field(
      "at",
      "When",
      "instant",
      "event timestamp|timestamp|occurred at|event time|time|sent at|created at|event date|datetime|date",
      requiredPast,
    ),
    field("feature", "Event or feature", "text", `event name|event|${features}`),
    field("user", "User", "id", "user id|user|contact id|email|anonymous id|person id"),
  ],
};

export const customMetricsObject: ImportObject = {
  key: "custom-metrics",
  label: "Custom metrics over time",
  one: "value",
  fileWords: /metric|kpi|measure|values/i,
  needs: [["account"], ["metric"], ["day"], ["value"]],
  fields: [
    accountReference,
    field(
      "metric",
      "Metric",
      "text",
      "metric|metric name|metric key|kpi|measure|indicator|attribute|variable",
      required,
    ),
    field("day", "Day", "day", "date|day|as of|measured on|period|week start|month|timestamp", requiredPast),
    field("value", "Value", "number", "value|metric value|figure|amount|score|measurement", required),
  ],
};

export const milestonesObject: ImportObject = {
  key: "milestones",
  label: "Onboarding milestones",
  one: "milestone",
  fileWords: /milestone|onboarding|implementation|project/i,
  needs: [["account"], ["name"], ["dueOn", "completedOn"]],
  fields: [
    field("externalId", "Milestone id", "id", "milestone id|task id|step id|id"),
    accountReference,
    field("plan", "Onboarding plan", "text", "plan|plan name|project|project name|onboarding plan|program|template"),
    field("name", "Milestone", "text", "milestone|milestone name|task|task name|step|step name|name|title", required),
    field("position", "Position", "count", "position|order|sequence|step number|sort order"),
    field("ownerSide", "Whose turn", "choice", "owner side|owner|responsible|side", {
      choices: {
        us: "us",
        vendor: "us",
        internal: "us",
        customer: "customer",
        client: "customer",
        external: "customer",
      },
      otherwise: "us",
    }),
    field("isFirstValue", "Is first value", "boolean", "is first value|first value|first value flag"),
    field("startedOn", "Plan started on", "day", "plan start|started on|start date|kickoff|kickoff date|project start"),
    field("dueOn", "Due on", "day", "due on|due date|due|target date|planned date|deadline"),
    field("originalDueOn", "Due at first", "day", "original due on|original due date|baseline date"),
    field(
      "completedOn",
      "Done on",
      "day",
      "completed on|completed at|completed|completion date|done on|finished on|actual date",
      pastOnly,
    ),
    field("blockedReason", "Blocked by", "text", "blocked reason|blocker|blocked by|block reason"),
  ],
};

export const interactionsObject: ImportObject = {
  key: "interactions",
  label: "Interactions",
  one: "interaction",
  fileWords: /interaction|engagement|meeting|call|event_data|sf_event|task|activity/i,
  needs: [["at"], ["summary", "outcome", "body"]],
  fields: [
    field(
      "externalId",
      "Interaction id",
      "id",
      "interaction id|engagement id|activity id|meeting id|call id|record id|id",
    ),
    linkedAccount,
    field(
      "at",
      "When",
      "instant",
      "start date time|start time|meeting start time|activity date time|at|occurred at|activity date|date|created date",
      requiredPast,
    ),
    field("kind", "Kind", "choice", "interaction type|activity type|engagement type|type|kind|task subtype", {
      choices: {
        call: "call",
        phone: "call",
        email: "email",
        mail: "email",
        meeting: "meeting",
        event: "meeting",
        demo: "meeting",
        visit: "meeting",
        "check in": "check-in",
        qbr: "review",
        "business review": "review",
        review: "review",
        "ticket note": "ticket-note",
      },
      otherwise: "note",
    }),
    field("summary", "Summary", "long-text", "subject|title|summary|topic|name"),
    field("body", "Notes", "long-text", "description|body|notes|content|meeting body"),
    field("outcome", "Outcome", "text", "meeting outcome|outcome|result|call disposition|status"),
    field("contact", "Contact", "id", "contact id|who id|contact email|contact"),
    field("deleted", "Deleted at the source", "boolean", "is deleted|deleted|fivetran deleted"),
  ],
};
