import { z } from "zod";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { getDemo } from "./read/get-demo.ts";
import { demoShape } from "./schema.ts";
import { clearDemo } from "./write/clear-demo.ts";

export const demo = {
  get: door({
    audience: "signed-in",
    subject: "none",
    effect: "read",
    route: { method: "GET", path: "/demo", summary: "Whether this is the demo company" },
    input: z.object({}).optional(),
    output: demoShape.nullable(),
  }).handler(() => getDemo()),
  clear: door({
    audience: ["admin"],
    subject: "admin",
    effect: "write",
    route: { method: "POST", path: "/demo/clear", summary: "Clear the demo company for good" },
    input: z.object({ confirm: z.literal("clear the demo") }),
    output: z.object({ cleared: z.boolean() }),
  }).handler(async ({ caller }) => {
    if (!(await getDemo())) return refuse("conflict", "The demo company is gone already. Import your own data next.");
    await clearDemo({ keepUserId: caller.userId });
    return { cleared: true };
  }),
};
