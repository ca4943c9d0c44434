import { expect, test } from "vitest";
import { type Desk, type Role, roles } from "#lib/caller.ts";
import { kindsFor, openersOf } from "#lib/notifications/rules/openers.ts";
import { pagesFor } from "../shell/pages.ts";

const mayOpen = (href: string) => roles.filter((role) => pagesFor({ role }).some((page) => page.href === href));
const acting = (role: Role | null, desk: Desk | null = null) => [{ role, desk }];

test("SPEC, who sees what: nobody is told of what they cannot open", () => {
  expect(openersOf("task").toSorted()).toEqual(mayOpen("/tasks").toSorted());
  // interventions and grants are read where accounts are, handoffs also at the sales desk
  for (const kind of ["intervention", "grant"] as const)
    expect(openersOf(kind).toSorted()).toEqual(mayOpen("/accounts").toSorted());
  expect(openersOf("handoff").toSorted()).toEqual([...mayOpen("/handoffs"), "specialist:sales"].toSorted());
  expect(kindsFor(acting("specialist", "technical"))).toEqual(["escalation", "task", "mention"]);
  expect(kindsFor(acting("specialist", "sales"))).toEqual(["escalation", "task", "mention", "handoff"]);
  expect(kindsFor(acting("csm"))).not.toContain("system");
  expect(kindsFor(acting(null))).toEqual([]);
});
