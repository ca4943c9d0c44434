import { expect, test } from "vitest";
import { goalsIn, goalsText, linksIn, peopleIn, peopleText } from "./lines.ts";

test("C2: what is written line by line comes back as it was", () => {
  const goals = goalsIn("Faster close | 10 | 4 | days | 2026-12-31\n\n More seats \nFewer tickets | | 1,200");
  expect(goals).toEqual([
    { title: "Faster close", baseline: 10, target: 4, unit: "days", dueOn: "2026-12-31" },
    { title: "More seats", baseline: null, target: null, unit: null, dueOn: null },
    { title: "Fewer tickets", baseline: null, target: 1200, unit: null, dueOn: null },
  ]);
  expect(goalsIn(goalsText(goals))).toEqual(goals);
  const people = peopleIn("Ann Lee | Head of finance | champion | ann@example.com\nBo");
  expect(peopleIn(peopleText(people))).toEqual(people);
  expect(people[1]).toEqual({ name: "Bo", title: null, role: null, email: null });
  expect(linksIn("Contract | https://example.com/c")).toEqual([{ label: "Contract", href: "https://example.com/c" }]);
});
