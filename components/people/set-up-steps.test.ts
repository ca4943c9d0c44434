import { describe, expect, it } from "vitest";
import type { SetUp } from "#lib/people/schema.ts";
import { setUpSteps } from "./set-up-steps.ts";

const published = { version: 4, name: "Default", publishedAt: new Date("2026-11-01T00:00:00Z") };
const approved = { version: 1, approvedAt: new Date("2026-11-01T00:00:00Z") };
const ready: SetUp = {
  demo: false,
  accounts: 240,
  imports: 1,
  ownPeople: 3,
  demoPeople: 0,
  model: published,
  definitions: approved,
};
const done = (changes: Partial<SetUp>) => setUpSteps({ ...ready, ...changes }).map((step) => step.done);

describe("set-up checklist (issue 2 §7)", () => {
  it("is done when the team's own data, people, model and definitions are here", () => {
    expect(done({})).toEqual([true, true, true, true]);
  });

  it("does not take the demo company, or an undone import, for own data", () => {
    expect(done({ demo: true })[0]).toBe(false);
    expect(done({ imports: 0 })[0]).toBe(false);
    expect(done({ accounts: 0 })[0]).toBe(false);
    expect(setUpSteps({ ...ready, demo: true })[0]?.state).toMatch(/demo company is still here/);
  });

  it("wants more than one person and no demo sign-in", () => {
    expect(done({ ownPeople: 1 })[1]).toBe(false);
    expect(done({ demoPeople: 1 })[1]).toBe(false);
    expect(setUpSteps({ ...ready, demoPeople: 1 })[1]).toMatchObject({ href: "/people?q=demo.bellwether.example" });
  });

  it("wants a published model and approved definitions", () => {
    expect(done({ model: null })[2]).toBe(false);
    expect(done({ definitions: null })[3]).toBe(false);
    expect(done({ definitions: { version: 2, approvedAt: null } })[3]).toBe(false);
  });
});
