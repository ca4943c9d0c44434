import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listedGuards } from "./guards.ts";
import { doorMutants, withInsertions, withoutGuard } from "./mutants.ts";

const source = `import { door } from "#lib/door.ts";
const own = { audience: ["csm"], subject: "account:change" } as const; // “ü”
export const value = {
  add: door({
    ...own,
    effect: "write",
  }).handler(() => add({ audience: 1 })),
  list: door({ audience: "anyone", subject: "none"}).handler(() => list()),
};
`;
const declared = new Map([
  ["value.add", { name: "value.add", audience: ["csm"], subject: "account:change" }],
  ["value.list", { name: "value.list", audience: "anyone", subject: "none" }],
]);

describe("mutants of doors (issue 5, npm run mutate)", () => {
  const mutants = doorMutants("lib/value/procedures.ts", source, declared);

  it("has one for each right that a door declares, by itself for a new door", () => {
    expect(mutants.map(({ name, test }) => [name, test])).toEqual([
      ["value.add: audience", "value.add lets in whom it should"],
      ["value.add: subject", "value.add lets in whom it should"],
    ]);
  });

  it("puts it last into the door's own rule, whatever letters and files came before", () => {
    for (const mutant of doorMutants("lib/value/procedures.ts", source, declared)) {
      const text = withInsertions(source, [mutant]);
      expect(text).toContain(`effect: "write",\n  ${mutant.insert.replace(/^, /, " ")}}).handler(() => add(`);
    }
  });

  it("makes many at once without losing the places", () => {
    const twice = source.replace('audience: "anyone", subject: "none"', 'audience: ["csm"]');
    const both = new Map([...declared, ["value.list", { name: "value.list", audience: ["csm"], subject: "none" }]]);
    const audiences = doorMutants("lib/value/procedures.ts", twice, both).filter(({ name }) =>
      name.endsWith(": audience"),
    );
    const text = withInsertions(twice, audiences);
    expect(text).toContain('audience: "anyone"}).handler(() => add(');
    expect(text).toContain(', audience: "anyone"}).handler(() => list())');
  });
});

describe("listed guards", () => {
  const root = join(import.meta.dirname, "..", "..");
  it.each(listedGuards.map((one) => [one.name, one] as const))(
    "%s: stands once, and has tests that are there",
    (_, one) => {
      expect(() => withoutGuard(readFileSync(join(root, one.file), "utf8"), one)).not.toThrow();
      expect(one.tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    },
  );
  const guard = { name: "g", file: "a", find: "if (no) return;", replace: "", tests: [] };
  it("go away where they stand once, and are a fault of the list where not", () => {
    expect(withoutGuard("a; if (no) return; b", guard)).toBe("a;  b");
    expect(() => withoutGuard("a", guard)).toThrow(/stands 0 times/);
    expect(() => withoutGuard("if (no) return;if (no) return;", guard)).toThrow(/2 times/);
  });
});
