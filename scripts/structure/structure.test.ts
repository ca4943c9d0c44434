import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { importProblems } from "./imports.ts";
import { layoutProblems } from "./layout.ts";
import { sizeProblems } from "./sizes.ts";

const repository = join(import.meta.dirname, "../..");
const planted = mkdtempSync(join(tmpdir(), "structure-"));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

const at = (path: string, text = "") => [{ path, text }];
const lines = (count: number) => "x;\n".repeat(count);

describe("house rules: a planted violation is found", () => {
  it.each([
    ["a folder of no noun", "lib/widgets/read.ts"],
    ["a file without a role", "lib/accounts/stuff.ts"],
    ["a sub-folder without a role", "lib/accounts/misc/a.ts"],
    ["drawing in lib", "lib/accounts/read/row.tsx"],
    ["a loose component", "components/button.tsx"],
    ["a component folder of no noun", "components/widgets/a.tsx"],
    ["something in app that is no route", "app/(desk)/today/rows.ts"],
    ["a new folder at the top", "src/a.ts"],
    ["a loose file at the root", "main.ts"],
    ["a name that says nothing", "lib/accounts/read/utils.ts"],
    ["a folder that says nothing", "components/accounts/helpers/a.ts"],
    ["another case", "components/ui/DatePicker.tsx"],
  ])("%s", (_, path) => {
    expect(layoutProblems(at(path))).not.toEqual([]);
  });

  it.each([
    "lib/accounts/read.ts",
    "lib/accounts/read/rows.ts",
    "lib/accounts/rules.test.ts",
    "lib/door.ts",
    "app/(desk)/today/page.tsx",
    "server.ts",
    "lib/metrics/catalog/nrr.db.test.ts",
  ])("%s is in its place", (path) => {
    expect(layoutProblems(at(path))).toEqual([]);
  });

  it("a component or a measure that is not named as its file", () => {
    const button = (text: string) => layoutProblems(at("components/ui/button-link.tsx", text));
    expect(button("export function Other() {}\n")).toHaveLength(1);
    expect(button("export function ButtonLink() {}\nexport const size = 1;\n")).toEqual([]);
    expect(layoutProblems(at("lib/health/measures/last-use.ts", "export const firstUse = 1;\n"))).toHaveLength(1);
    expect(layoutProblems(at("lib/health/measures/last-use.ts", "export const lastUse = 1;\n"))).toEqual([]);
  });

  it("a file over 250 lines, a page over 60", () => {
    expect(sizeProblems(at("lib/door.ts", lines(251)))).toHaveLength(1);
    expect(sizeProblems(at("lib/door.ts", lines(250)))).toEqual([]);
    expect(sizeProblems(at("app/page.tsx", lines(61)))).toHaveLength(1);
  });

  it("a function over 60 lines, 90 where it draws; tests are exempt", () => {
    const long = (body: number) => `// above\nexport function f() {\n${lines(body)}}\n`;
    expect(sizeProblems(at("lib/a.ts", long(59)))).toEqual(["lib/a.ts:2: a function of 61 lines; 60 is the most"]);
    expect(sizeProblems(at("lib/a.ts", long(58)))).toEqual([]);
    expect(sizeProblems(at("components/ui/a.tsx", long(59)))).toEqual([]);
    expect(sizeProblems(at("components/ui/a.tsx", long(89)))).toHaveLength(1);
    expect(sizeProblems(at("lib/a.test.ts", long(100)))).toEqual([]);
  });
});

function plant(files: Record<string, string>): string {
  const root = mkdtempSync(join(planted, "tree-"));
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  writeFileSync(
    join(root, "package.json"),
    JSON.stringify({ type: "module", imports: { "#lib/*": "./lib/*", "#components/*": "./components/*" } }),
  );
  const base = {
    "lib/db.ts": "export const db = 1;",
    "lib/free.ts": 'import { db } from "./db.ts";\nexport const free = db;',
  };
  for (const [path, text] of Object.entries({ ...base, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe("directions: a planted import is found", () => {
  it.each([
    [
      "no-cycles",
      {
        "lib/a.ts": 'import { b } from "./b.ts";\nexport const a = b;',
        "lib/b.ts": 'import { a } from "./a.ts";\nexport const b = a;',
      },
    ],
    [
      "lib-stands-alone",
      {
        "components/ui/x.ts": "export const x = 1;",
        "lib/a.ts": 'import { x } from "#components/ui/x.ts";\nexport const a = x;',
      },
    ],
    [
      "components-below-app",
      {
        "app/page.ts": "export const p = 1;",
        "components/ui/x.ts": 'import { p } from "../../app/page.ts";\nexport const x = p;',
      },
    ],
    [
      "plumbing-knows-no-noun",
      {
        "lib/accounts/rules.ts": "export const r = 1;",
        "lib/a.ts": 'import { r } from "#lib/accounts/rules.ts";\nexport const a = r;',
      },
    ],
    [
      "free-of-the-domain",
      {
        "lib/accounts/rules.ts": "export const r = 1;",
        "components/ui/x.ts": 'import { r } from "#lib/accounts/rules.ts";\nexport const x = r;',
      },
    ],
    [
      "database-in-read-and-write",
      { "lib/accounts/rules.ts": 'import { db } from "#lib/db.ts";\nexport const r = db;' },
    ],
    ["pages-and-components-use-doors", { "app/page.ts": 'import { db } from "#lib/db.ts";\nexport const p = db;' }],
    [
      "browser-gets-rules-and-shapes",
      {
        "lib/accounts/read.ts": "export const r = 1;",
        "components/accounts/x.ts": 'import { r } from "#lib/accounts/read.ts";\nexport const x = r;',
      },
    ],
  ])("%s", async (rule, files) => {
    const root = plant(files as Record<string, string>);
    const folders = ["lib", ...new Set(Object.keys(files).map((path) => path.split("/")[0] as string))];
    const problems = await importProblems(root, [...new Set(folders)]);
    expect(problems.map((problem) => problem.split(": ").at(-1))).toContain(rule);
  });

  it("a tree that keeps the rules has no problem, and a scan of nothing is a fault", async () => {
    expect(await importProblems(plant({}), ["lib"])).toEqual([]);
    const empty = mkdtempSync(join(planted, "empty-"));
    mkdirSync(join(empty, "lib"));
    await expect(importProblems(empty, ["lib"])).rejects.toThrow(/scanned no modules/);
  });
});
