import { z } from "zod";
import { listAudit } from "#lib/audit/read.ts";
import { door } from "#lib/door.ts";

const auditShape = z.object({
  id: z.string(),
  at: z.date(),
  person: z.string(),
  role: z.string().nullable(),
  byKey: z.boolean(),
  door: z.string(),
  subject: z.string().nullable(),
  outcome: z.string(),
});

export const audit = {
  list: door({
    audience: "signed-in",
    subject: "self",
    effect: "read",
    route: { method: "GET", path: "/audit", summary: "What was done through the doors" },
    input: z.object({
      search: z.string().max(100).default(""),
      page: z.coerce.number().int().min(1).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.array(auditShape),
  }).handler(({ input, caller }) => listAudit(caller, input)),
};
