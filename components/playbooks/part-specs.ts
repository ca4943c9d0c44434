import type { Condition, Step, Trigger } from "#lib/playbooks/schema.ts";
import type { Option } from "../ui/select.tsx";

/** A field of a part of a protocol. `many` gives a list of the chosen, `yes` a boolean. */
export type FieldSpec = {
  name: string;
  label: string;
  kind: "number" | "text" | "subject" | "long" | "choice" | "many" | "yes";
  options?: readonly Option[];
  hint?: string;
};
export type PartSpec<Part> = { value: string; label: string; start: Part; fields: readonly FieldSpec[] };
export type Choices = {
  metrics: readonly Option[];
  measures: readonly Option[];
  segments: readonly string[];
  tiers: readonly string[];
};

const bands: Option[] = [
  { value: "at-risk", label: "At risk" },
  { value: "watch", label: "On watch" },
  { value: "healthy", label: "Healthy" },
  { value: "unknown", label: "Unknown" },
];
const number = (name: string, label: string, hint?: string): FieldSpec => ({
  name,
  label,
  kind: "number",
  ...(hint && { hint }),
});
const choice = (name: string, label: string, options: readonly Option[]): FieldSpec => ({
  name,
  label,
  kind: "choice",
  options,
});
const many = (name: string, label: string, options: readonly Option[]): FieldSpec => ({
  name,
  label,
  kind: "many",
  options,
});
const plain = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }));
const spec = <Part>(value: string, label: string, start: Part, fields: readonly FieldSpec[]): PartSpec<Part> => ({
  value,
  label,
  start,
  fields,
});

export const triggerSpecs = ({ metrics, measures }: Choices): PartSpec<Trigger>[] => [
  spec<Trigger>("band", "its health turns", { kind: "band", bands: ["at-risk"] }, [many("bands", "Bands", bands)]),
  spec<Trigger>("score-drop", "its score falls", { kind: "score-drop", points: 8 }, [
    number("points", "Points in 14 days"),
  ]),
  spec<Trigger>(
    "measure",
    "a measure crosses a value",
    { kind: "measure", measure: measures[0]?.value ?? "", side: "below", value: 0.5 },
    [
      choice("measure", "Measure", measures),
      choice("side", "Side", plain(["below", "above"])),
      number("value", "Value", "Of shares a fraction: 0.5 is 50 %."),
    ],
  ),
  spec<Trigger>(
    "metric",
    "a metric drops below",
    { kind: "metric", metric: "csat", scopes: ["account"], below: 0.85, leastOfAccount: 3, leastOfMany: 30 },
    [
      choice("metric", "Metric", metrics),
      many("scopes", "Of", [
        { value: "account", label: "An account (satisfaction only)" },
        { value: "segment", label: "A segment" },
        { value: "whole", label: "The whole book" },
      ]),
      number("below", "Below", "Of shares a fraction: 0.85 is 85 %."),
      number("leastOfAccount", "At least so many answers of an account"),
      number("leastOfMany", "At least so many of a segment or the whole"),
    ],
  ),
  spec<Trigger>("milestone", "a milestone stalls", { kind: "milestone", graceDays: 7, idleDays: 21 }, [
    number("graceDays", "Days of grace after its due day"),
    number("idleDays", "Or days without any progress"),
  ]),
  spec<Trigger>("start", "onboarding does not start", { kind: "start", withinDays: 14 }, [
    number("withinDays", "No milestone within so many days"),
  ]),
  spec<Trigger>("renewal", "its renewal is near", { kind: "renewal", withinDays: 90 }, [
    number("withinDays", "Days before the renewal"),
  ]),
  spec<Trigger>("silence", "nothing is heard of it", { kind: "silence", days: 30 }, [
    number("days", "Days without use, conversation, ticket or answer"),
  ]),
  spec<Trigger>("champion", "its champion has left", { kind: "champion" }, []),
  spec<Trigger>("opportunity", "its open opportunities are over an amount", { kind: "opportunity", over: 50_000 }, [
    number(
      "over",
      "Over so much a year, in the reporting currency",
      "Another amount than 50,000 takes a grant on the whole book.",
    ),
  ]),
  spec<Trigger>("interaction", "a conversation is overdue", { kind: "interaction", lateDays: 0 }, [
    number("lateDays", "Days after its cadence"),
  ]),
];

export const conditionSpecs = ({ segments, tiers }: Choices): PartSpec<Condition>[] => [
  spec<Condition>("band", "its health is", { field: "band", is: ["at-risk", "watch"] }, [many("is", "Bands", bands)]),
  spec<Condition>("segment", "its segment is", { field: "segment", is: segments.slice(0, 1) }, [
    many("is", "Segments", plain(segments)),
  ]),
  spec<Condition>("tier", "its tier is", { field: "tier", is: tiers.slice(0, 1) }, [many("is", "Tiers", plain(tiers))]),
  spec<Condition>("coverage", "enough is known of it", { field: "coverage", least: 0.5 }, [
    number("least", "At least this share of what counts", "0.5 is 50 %."),
  ]),
  spec<Condition>("tenure", "it has been a customer for", { field: "tenure", leastDays: 60 }, [
    number("leastDays", "Days at least"),
  ]),
  spec<Condition>("renewal", "it renews soon", { field: "renewal", withinDays: 90 }, [
    number("withinDays", "Days before the renewal"),
  ]),
  spec<Condition>("paying", "it pays", { field: "paying", is: true }, [{ name: "is", label: "It pays", kind: "yes" }]),
];

const roles: Option[] = [
  { value: "csm", label: "The CSM" },
  { value: "manager", label: "A manager" },
  { value: "coordinator", label: "The coordinator" },
];
const filled = "{account}, {why} and {contact} are filled in.";

export const stepSpecs: PartSpec<Step>[] = [
  spec<Step>(
    "task",
    "Give a task",
    { kind: "task", title: "Call {account}", detail: "{why}", role: "csm", dueDays: 3, priority: "normal" },
    [
      { name: "title", label: "Task", kind: "text", hint: filled },
      choice("role", "For", roles),
      number("dueDays", "Due in days"),
      choice("priority", "Priority", plain(["normal", "high"])),
      { name: "detail", label: "Detail", kind: "text" },
    ],
  ),
  spec<Step>(
    "email",
    "Draft an email",
    { kind: "email", to: "champion", subject: "Can we talk this week?", body: "Hello {contact},\n\n" },
    [
      choice("to", "To", [
        { value: "champion", label: "The champion" },
        { value: "sponsor", label: "The sponsor" },
        { value: "any", label: "Any contact with an address" },
      ]),
      { name: "subject", label: "Subject", kind: "subject" },
      {
        name: "body",
        label: "Text",
        kind: "long",
        hint: "A person reads and sends it; the promise guard looks at it again then.",
      },
    ],
  ),
  spec<Step>(
    "escalation",
    "Escalate to the coordinator",
    {
      kind: "escalation",
      category: "customer-service",
      severity: "normal",
      title: "{account} needs help",
      summary: "{why}",
    },
    [
      choice(
        "category",
        "Category",
        plain(["technical", "product", "sales", "billing", "legal", "customer-service", "onboarding"]),
      ),
      choice("severity", "Severity", plain(["low", "normal", "high", "urgent"])),
      { name: "title", label: "Title", kind: "text", hint: filled },
      { name: "summary", label: "Summary", kind: "text" },
    ],
  ),
  spec<Step>("wait", "Wait", { kind: "wait", days: 14 }, [number("days", "Days")]),
  spec<Step>("check", "Check again, and end it when it is over", { kind: "check" }, []),
];
