import { z } from "zod";
import { door } from "#lib/door.ts";
import { readSeal } from "./read/chain.ts";
import { listEntries } from "./read/entries.ts";
import { exportEntries } from "./read/export-entries.ts";
import { readFacets } from "./read/facets.ts";
import { openEntry } from "./read/open-entry.ts";
import { verifyChain } from "./read/verify.ts";
import * as shape from "./schema.ts";

const own = { audience: "signed-in", subject: "self", effect: "read" } as const;
const admin = { audience: ["admin"], subject: "admin", effect: "read" } as const;

export const audit = {
  list: door({
    ...own,
    route: { method: "GET", path: "/audit", summary: "What was done through the doors, and every row that changed" },
    input: shape.auditInput,
    output: shape.entryPage,
  }).handler(({ input, caller }) => listEntries(caller, input)),
  open: door({
    ...own,
    route: { method: "GET", path: "/audit/{kind}/{id}", summary: "An entry with its changes, before and after" },
    input: z.object({ kind: z.enum(shape.kinds), id: z.string().regex(/^\d{1,18}$/, "Choose an entry of the list.") }),
    output: shape.openedShape,
  }).handler(({ input, caller }) => openEntry(caller, input.kind, input.id)),
  facets: door({
    ...own,
    route: { method: "GET", path: "/audit/facets", summary: "People and tables that the log can be narrowed to" },
    input: z.object({}),
    output: shape.facetsShape,
  }).handler(({ caller }) => readFacets(caller)),
  export: door({
    ...own,
    route: { method: "GET", path: "/audit/export", summary: "The log as CSV or JSON Lines, a piece at a time" },
    input: shape.exportInput,
    output: shape.exportPiece,
  }).handler(({ input, caller }) => exportEntries(caller, input)),
  seal: door({
    ...admin,
    route: {
      method: "GET",
      path: "/audit/seal",
      summary: "The last link of the chain of hashes, to be noted elsewhere",
    },
    input: z.object({}),
    output: shape.sealShape,
  }).handler(() => readSeal()),
  verify: door({
    ...admin,
    route: {
      method: "POST",
      path: "/audit/verify",
      summary: "Recompute the chain of hashes and name its first broken link",
    },
    input: z.object({ noted: shape.notedShape.nullable().default(null) }),
    output: shape.verdictShape,
  }).handler(({ input }) => verifyChain(input.noted)),
};
