/**
 * What the next step of an intervention asks for, in words for its account. Words in braces are filled in: {account}, {contact},
 * {why}. Of a segment or the whole, which have no account, a CSM's task is a manager's, and there is nobody to write to.
 */
import type { Role } from "#lib/caller.ts";
import { addDays } from "#lib/health/rules/day.ts";
import type { Step } from "../schema.ts";

export type Subject = { name: string; hasAccount: boolean; why: string; contact: string | null; asOf: string };
type Of<K extends Step["kind"]> = Extract<Step, { kind: K }>;

export type Plan =
  | { do: "task"; title: string; detail: string; role: Role; dueOn: string; priority: "normal" | "high" }
  | { do: "email"; subject: string; body: string }
  | {
      do: "escalation";
      category: Of<"escalation">["category"];
      severity: Of<"escalation">["severity"];
      title: string;
      summary: string;
    }
  | { do: "wait"; untilOn: string }
  | { do: "check" }
  | { do: "skip"; text: string };

export function fillIn(text: string, { name, why, contact }: Subject): string {
  return text
    .replaceAll("{account}", name)
    .replaceAll("{why}", why)
    .replaceAll("{contact}", contact ?? "there");
}

export function planStep(step: Step, subject: Subject): Plan {
  const fill = (text: string) => fillIn(text, subject);
  switch (step.kind) {
    case "task": {
      const role = step.role === "csm" && !subject.hasAccount ? "manager" : step.role;
      const dueOn = addDays(subject.asOf, step.dueDays);
      return {
        do: "task",
        title: fill(step.title).slice(0, 200),
        detail: fill(step.detail),
        role,
        dueOn,
        priority: step.priority,
      };
    }
    case "email":
      if (!subject.hasAccount) return { do: "skip", text: "There is nobody to write to: this is about many accounts." };
      if (subject.contact === null)
        return { do: "skip", text: "No email was drafted: there is no such contact with an address." };
      return { do: "email", subject: fill(step.subject), body: fill(step.body) };
    case "escalation":
      if (!subject.hasAccount) return { do: "skip", text: "Nothing was escalated: this is about many accounts." };
      return {
        do: "escalation",
        category: step.category,
        severity: step.severity,
        title: fill(step.title).slice(0, 200),
        summary: fill(step.summary),
      };
    case "wait":
      return { do: "wait", untilOn: addDays(subject.asOf, step.days) };
    case "check":
      return { do: "check" };
  }
}
