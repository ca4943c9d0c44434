import { z } from "zod";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { getDemo, getDemoFor } from "./read/get-demo.ts";
import { demoShape, ownSignInShape } from "./schema.ts";
import { clearDemoAs } from "./write/clear-demo.ts";

export const demo = {
  get: door({
    audience: "signed-in",
    subject: "none",
    effect: "read",
    route: { method: "GET", path: "/demo", summary: "Whether this is the demo company" },
    input: z.object({}).optional(),
    output: demoShape.extend({ invented: z.boolean() }).nullable(),
  }).handler(({ caller }) => getDemoFor(caller)),
  clear: door({
    audience: ["admin"],
    subject: "admin",
    effect: "write",
    route: { method: "POST", path: "/demo/clear", summary: "Clear the demo company for good" },
    input: z.object({ confirm: z.literal("clear the demo"), own: ownSignInShape.nullable().default(null) }),
    output: z.object({ cleared: z.boolean(), email: z.string() }),
  }).handler(async ({ input, caller }) => {
    if (!(await getDemo())) return refuse("conflict", "The demo company is gone already. Import your own data next.");
    return clearDemoAs(caller.userId as number, input.own);
  }),
};
