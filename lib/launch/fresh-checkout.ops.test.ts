import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const checkout = join(tmpdir(), `bellwether-fresh-${process.pid}`);
const generated = join("lib", "generated");

beforeAll(() => {
  mkdirSync(checkout);
  for (const name of ["lib", "scripts", "prisma", "prisma.config.ts", "package.json", "package-lock.json"])
    cpSync(join(root, name), join(checkout, name), {
      recursive: true,
      filter: (source) => source !== join(root, generated),
    });
  symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

/** `npm run recount` and the like, as written in the README, in a checkout of which nothing was ever started. */
function run(script: string, ...args: string[]) {
  const env = { ...process.env, BELLWETHER_DATA: join(checkout, ".data"), DATABASE_URL: "" };
  const options = { cwd: checkout, env, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.mjs`, ...args], options);
  return { status, stdout, stderr };
}

test("a checkout that was never started counts its rollups again: none, and none differs (issue 4, recount)", () => {
  expect(existsSync(join(checkout, generated))).toBe(false);
  const { status, stdout, stderr } = run("recount");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ differences: 0 });
});

test("… and so do the other commands that print JSON make what they need", () => {
  rmSync(join(checkout, generated), { recursive: true });
  const { status, stdout, stderr } = run("metrics", "--from", "2026-01-01", "--to", "2026-02-01");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toBeTruthy();
});
