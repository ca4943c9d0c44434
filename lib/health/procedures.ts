import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { enqueue } from "#lib/jobs.ts";
import { refuse } from "#lib/refusal.ts";
import { positionOf } from "./measures/registry.ts";
import { backtestDoors } from "./procedures/backtest.ts";
import { driftDoors } from "./procedures/drift.ts";
import { fitDoors } from "./procedures/fit.ts";
import { gateDoors } from "./procedures/gate.ts";
import { moveDoors } from "./procedures/moves.ts";
import { overrideDoors } from "./procedures/overrides.ts";
import { ownMeasureDoors } from "./procedures/own-measures.ts";
import { readBackfill } from "./read/days.ts";
import { readEvidence } from "./read/evidence.ts";
import { readLedger, readScores } from "./read/ledger.ts";
import { readMeasures } from "./read/measures.ts";
import { listModels } from "./read/models.ts";
import { readPreviewBook } from "./read/preview.ts";
import { readPreviewRun } from "./read/preview-run.ts";
import { ledgerSchema } from "./schema/ledger.ts";
import * as shape from "./schema/model.ts";
import * as preview from "./schema/preview.ts";
import { daySchema, modelConfigSchema } from "./schema.ts";
import { publishTried } from "./write/gate.ts";
import { createDraft, deleteDraft, ensureDefaultModel, rollBack, updateDraft } from "./write/models.ts";
import { startPreview } from "./write/preview-run.ts";

const id = z.coerce.number().int().positive();
const readers = ["csm", "manager", "coordinator", "admin"] as const;
const ofAccount = { audience: readers, subject: "account:read", effect: "read" } as const;
const ofModels = { audience: readers, subject: "none", effect: "read" } as const;
const changes = { audience: ["admin"], subject: "admin", effect: "write" } as const;
const note = z.string().trim().min(1, "Write why, for those who come after.").max(500);
const notThen = "This account was not a customer by that day. Choose a later one.";

/** A new model moves every score: the whole book is looked at again by the worker. */
async function rescored<T>(published: T): Promise<T> {
  await enqueue("health.score", {});
  return published;
}

export const health = {
  ...backtestDoors,
  ...fitDoors,
  ...ownMeasureDoors,
  ...driftDoors,
  ...gateDoors,
  ...moveDoors,
  ...overrideDoors,
  ledger: door({
    ...ofAccount,
    route: {
      method: "GET",
      path: "/accounts/{accountId}/health",
      summary: "An account's score, point by point, as of a day",
    },
    input: z.object({ accountId: id, day: daySchema.optional(), from: daySchema.optional() }),
    output: ledgerSchema,
  }).handler(async ({ input, caller }) => {
    const now = today(caller.timeZone);
    const day = input.day ?? now;
    if (day > now) return refuse("invalid", "This day is in the future: choose today or an earlier one.");
    return (await readLedger(input.accountId, day, input.from)) ?? refuse("not-found", notThen);
  }),
  scores: door({
    ...ofAccount,
    route: { method: "GET", path: "/accounts/{accountId}/scores", summary: "An account's score over time" },
    input: z.object({ accountId: id, weeks: z.coerce.number().int().min(1).max(260).default(24) }),
    output: shape.scoresSchema,
  }).handler(({ input, caller }) => readScores(input.accountId, today(caller.timeZone), input.weeks)),
  evidence: door({
    ...ofAccount,
    route: {
      method: "GET",
      path: "/accounts/{accountId}/health/{measure}",
      summary: "The source rows behind a measure",
    },
    input: z.object({
      accountId: id,
      measure: z.string().max(60),
      day: daySchema.optional(),
      page: z.coerce.number().int().min(1).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: shape.evidenceSchema,
  }).handler(async ({ input, caller }) => {
    const measures = await readMeasures();
    const measure = measures[positionOf(input.measure, measures)];
    if (!measure) return refuse("not-found", "There is no such measure.");
    const day = input.day ?? today(caller.timeZone);
    const { label, definition, why } = measure;
    return {
      label,
      definition,
      why,
      ...(await readEvidence(measure, input.accountId, day, input.page, input.pageSize)),
    };
  }),
  models: door({
    ...ofModels,
    route: { method: "GET", path: "/health-models", summary: "Drafts and published versions of the health model" },
    input: z.object({}).optional(),
    output: z.array(shape.modelSchema),
  }).handler(async () => {
    await ensureDefaultModel();
    return listModels();
  }),
  book: door({
    ...ofModels,
    route: { method: "GET", path: "/health-models/book", summary: "Measure values of the book, to try a draft on" },
    input: z.object({}).optional(),
    output: preview.previewBookSchema,
  }).handler(({ caller }) => readPreviewBook(today(caller.timeZone))),
  preview: door({
    ...ofModels,
    route: {
      method: "GET",
      path: "/health-models/{modelId}/preview",
      summary: "What a draft would change in the whole book",
    },
    input: z.object({ modelId: id }),
    output: preview.previewRunSchema.nullable(),
  }).handler(({ input }) => readPreviewRun(input.modelId)),
  startPreview: door({
    audience: ["csm", "manager", "admin"],
    subject: "none",
    effect: "write",
    route: { method: "POST", path: "/health-models/{modelId}/preview", summary: "Try a draft on every account" },
    input: z.object({ modelId: id }),
    output: preview.previewRunSchema,
  }).handler(({ input, caller }) => startPreview(input.modelId, caller.userId)),
  backfill: door({
    ...ofModels,
    route: { method: "GET", path: "/health/backfill", summary: "How the back-fill of past scores is doing" },
    input: z.object({}).optional(),
    output: shape.backfillSchema.nullable(),
  }).handler(() => readBackfill()),
  startBackfill: door({
    ...changes,
    route: { method: "POST", path: "/health/backfill", summary: "Score the past again, week by week" },
    input: z.object({}).optional(),
    output: z.object({ started: z.boolean() }),
  }).handler(async () => ({ started: await enqueue("health.backfill", {}) })),
  createDraft: door({
    ...changes,
    route: { method: "POST", path: "/health-models", summary: "Start a draft from a version" },
    input: z.object({ basedOnId: id.nullable().default(null) }),
    output: shape.modelSchema,
  }).handler(({ input, caller }) => createDraft(input.basedOnId, caller.userId)),
  updateDraft: door({
    ...changes,
    route: { method: "PUT", path: "/health-models/{modelId}", summary: "Change a draft" },
    input: z.object({
      modelId: id,
      name: z.string().trim().min(1).max(80).optional(),
      config: modelConfigSchema.optional(),
    }),
    output: shape.modelSchema,
  }).handler(({ input }) => updateDraft(input.modelId, input)),
  deleteDraft: door({
    ...changes,
    route: { method: "DELETE", path: "/health-models/{modelId}", summary: "Throw a draft away" },
    input: z.object({ modelId: id }),
    output: z.object({ id: z.number() }),
  }).handler(({ input }) => deleteDraft(input.modelId)),
  publish: door({
    ...changes,
    route: {
      method: "POST",
      path: "/health-models/{modelId}/publish",
      summary: "Publish a draft as the next version, for good",
    },
    input: z.object({ modelId: id, note, reasonIfWorse: note.nullable().default(null) }),
    output: shape.modelSchema,
  }).handler(async ({ input, caller }) => rescored(await publishTried(input, caller.userId, today(caller.timeZone)))),
  rollBack: door({
    ...changes,
    route: {
      method: "POST",
      path: "/health-models/{modelId}/roll-back",
      summary: "Take an earlier version back into use",
    },
    input: z.object({ modelId: id, note }),
    output: shape.modelSchema,
  }).handler(async ({ input, caller }) => rescored(await rollBack(input.modelId, input.note, caller.userId))),
};
