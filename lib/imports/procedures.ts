import { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { door } from "#lib/door.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { upsertDoors } from "./procedures/upsert.ts";
import { fileIn, getImport, importerOf, listImports, listMappings, questionsOf } from "./read/imports.ts";
import { listRefused, refusedCsv } from "./read/refused.ts";
import { sampleOf } from "./read/sample.ts";
import { suggestMapping } from "./rules/suggest.ts";
import { importDetail, importSummary, mapping, objectKey } from "./schema.ts";
import {
  beginStep,
  createImport,
  forgetMapping,
  removeFile,
  removeImport,
  type Step,
  setMapping,
} from "./write/imports.ts";
import { rememberMapping } from "./write/read-files.ts";

const importers = { audience: ["admin"], subject: "admin" } as const;
const reads = { ...importers, effect: "read" } as const;
const writes = { ...importers, effect: "write" } as const;
const id = z.coerce.number().int().positive();
const one = z.object({ importId: id });
const file = one.extend({ fileId: id });
const paged = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};
const done = z.object({ state: z.string() });
const none = "There is no such import. Go back to the list of imports.";
const refusedRow = z.object({
  file: z.string(),
  row: z.int(),
  code: z.string(),
  column: z.string().nullable(),
  message: z.string(),
  raw: z.string().nullable(),
});

/** Moves an import on, together with the job that does the work. */
async function begin(importId: number, step: Step): Promise<{ state: string } | Refusal> {
  if (await beginStep(importId, step)) return { state: step.to };
  const exists = (await importerOf(importId)) !== null;
  return exists
    ? refuse("conflict", "The import has moved on. Look at its state and try again.")
    : refuse("not-found", none);
}

async function unanswered(importId: number): Promise<Refusal | null> {
  const questions = await questionsOf(importId);
  return questions.length ? refuse("conflict", questions.slice(0, 5).join(" ")) : null;
}

async function isOwn(importId: number, caller: Caller): Promise<boolean> {
  return (await importerOf(importId)) === caller.userId;
}

export const imports = {
  ...upsertDoors,
  list: door({
    ...reads,
    route: { method: "GET", path: "/imports", summary: "List imports, the latest first" },
    input: z.object(paged),
    output: z.object({ rows: z.array(importSummary), total: z.int() }),
  }).handler(({ input }) => listImports(input.page, input.pageSize)),
  get: door({
    ...reads,
    route: { method: "GET", path: "/imports/{importId}", summary: "An import: its files, counts and progress" },
    input: one,
    output: importDetail,
  }).handler(
    async ({ input, caller }) => (await getImport(input.importId, caller.userId)) ?? refuse("not-found", none),
  ),
  create: door({
    ...writes,
    route: { method: "POST", path: "/imports", summary: "Begin an import; its files go to /api/uploads" },
    input: z.object({}).optional(),
    output: z.object({ importId: z.int() }),
  }).handler(async ({ caller }) => ({ importId: await createImport(caller.userId ?? 0) })),
  recognise: door({
    ...writes,
    route: {
      method: "POST",
      path: "/imports/{importId}/recognise",
      summary: "All files are uploaded: read them and suggest mappings",
    },
    input: one,
    output: done,
  }).handler(({ input }) =>
    begin(input.importId, { from: ["uploading", "mapping", "checked"], to: "reading", job: "imports.read" }),
  ),
  sample: door({
    ...reads,
    route: {
      method: "GET",
      path: "/imports/{importId}/files/{fileId}/sample",
      summary: "The first values of each column, for the importer",
    },
    input: file,
    output: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  }).handler(async ({ input, caller }) => {
    const found = await fileIn(input.importId, input.fileId);
    if (!found?.dialect)
      return refuse("not-found", "There is no such file in this import, or it has not been read yet.");
    if (!(await isOwn(input.importId, caller)))
      return refuse("forbidden", "Only the person who uploaded a file sees its values.");
    return sampleOf(input.fileId, found.dialect);
  }),
  suggest: door({
    ...reads,
    route: {
      method: "GET",
      path: "/imports/{importId}/files/{fileId}/suggestion",
      summary: "The mapping suggested for another object",
    },
    input: file.extend({ object: objectKey }),
    output: mapping,
  }).handler(async ({ input }) => {
    const found = await fileIn(input.importId, input.fileId);
    if (!found?.dialect)
      return refuse("not-found", "There is no such file in this import, or it has not been read yet.");
    return suggestMapping(input.object, found.dialect);
  }),
  setMapping: door({
    ...writes,
    route: {
      method: "PUT",
      path: "/imports/{importId}/files/{fileId}/mapping",
      summary: "Say what a file holds and which column means what",
    },
    input: file.extend({ object: objectKey.nullable(), mapping: mapping.nullable() }),
    output: z.object({ questions: z.array(z.string()) }),
  }).handler(async ({ input }) => {
    const found = await fileIn(input.importId, input.fileId);
    const detail = await getImport(input.importId, null);
    if (!found?.dialect || !detail)
      return refuse("not-found", "There is no such file in this import, or it has not been read yet.");
    if (detail.state !== "mapping" && detail.state !== "checked")
      return refuse("conflict", "The import is under way: its mapping can no longer change.");
    await setMapping(input.importId, input.fileId, input.object, input.mapping);
    if (input.object && input.mapping) await rememberMapping(found.dialect, input.object, input.mapping);
    return { questions: (await fileIn(input.importId, input.fileId))?.questions ?? [] };
  }),
  removeFile: door({
    ...writes,
    route: { method: "DELETE", path: "/imports/{importId}/files/{fileId}", summary: "Leave a file out" },
    input: file,
    output: z.object({ removed: z.boolean() }),
  }).handler(async ({ input }) => ({ removed: await removeFile(input.importId, input.fileId) })),
  dryRun: door({
    ...writes,
    route: {
      method: "POST",
      path: "/imports/{importId}/dry-run",
      summary: "Count what would be taken and refused, and write nothing",
    },
    input: one,
    output: done,
  }).handler(
    async ({ input }) =>
      (await unanswered(input.importId)) ??
      begin(input.importId, { from: ["mapping", "checked"], to: "checking", job: "imports.run" }),
  ),
  run: door({
    ...writes,
    route: {
      method: "POST",
      path: "/imports/{importId}/run",
      summary: "Write the rows; a failed run goes on where it stopped",
    },
    input: one,
    output: done,
  }).handler(async ({ input }) => {
    const open = await unanswered(input.importId);
    if (open) return open;
    const before = await getImport(input.importId, null);
    const more = { startedAt: new Date(), error: null };
    const goesOn = before?.state === "failed" && before.startedAt !== null;
    if (goesOn) return begin(input.importId, { from: ["failed"], to: "running", job: "imports.run", more });
    const fresh = { ...more, totals: { fresh: true } };
    return begin(input.importId, {
      from: ["mapping", "checked", "failed"],
      to: "running",
      job: "imports.run",
      more: fresh,
    });
  }),
  undo: door({
    ...writes,
    route: { method: "POST", path: "/imports/{importId}/undo", summary: "Take back a whole import" },
    input: one,
    output: done,
  }).handler(({ input }) => begin(input.importId, { from: ["done", "failed"], to: "undoing", job: "imports.undo" })),
  remove: door({
    ...writes,
    route: { method: "DELETE", path: "/imports/{importId}", summary: "Throw away an import that was never run" },
    input: one,
    output: z.object({ removed: z.boolean() }),
  }).handler(async ({ input }) => ({ removed: await removeImport(input.importId) })),
  refused: door({
    ...reads,
    route: {
      method: "GET",
      path: "/imports/{importId}/refused",
      summary: "Refused rows with their reasons, a page at a time",
    },
    input: one.extend(paged),
    output: z.object({ rows: z.array(refusedRow), total: z.int() }),
  }).handler(async ({ input, caller }) =>
    listRefused(input.importId, await isOwn(input.importId, caller), input.page, input.pageSize),
  ),
  refusedFile: door({
    ...reads,
    route: { method: "GET", path: "/imports/{importId}/refused.csv", summary: "Refused rows as a CSV file" },
    input: one,
    output: z.file(),
  }).handler(async ({ input, caller }) => {
    const csv = await refusedCsv(input.importId, await isOwn(input.importId, caller));
    return new File([csv], `import-${input.importId}-refused-rows.csv`, { type: "text/csv;charset=utf-8" });
  }),
  mappings: door({
    ...reads,
    route: { method: "GET", path: "/import-mappings", summary: "Mappings remembered for files with the same columns" },
    input: z.object({}).optional(),
    output: z.array(
      z.object({ signature: z.string(), object: z.string(), columns: z.array(z.string()), usedAt: z.string() }),
    ),
  }).handler(() => listMappings()),
  forgetMapping: door({
    ...writes,
    route: { method: "DELETE", path: "/import-mappings/{signature}", summary: "Forget a remembered mapping" },
    input: z.object({ signature: z.string().max(64) }),
    output: z.object({ removed: z.boolean() }),
  }).handler(async ({ input }) => ({ removed: await forgetMapping(input.signature) })),
};
