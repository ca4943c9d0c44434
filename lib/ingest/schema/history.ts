import { z } from "zod";

const id = z.coerce.number().int().positive();
const count = z.number().int();

export const loadStates = ["kept", "undoing", "undone", "closed"] as const;

export const loadsInput = z.object({
  sourceId: id,
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(10),
});
export type LoadsInput = z.infer<typeof loadsInput>;
export const loadInput = z.object({ sourceId: id, loadId: id });

/** Older history that a source sent without a longer pause. Figures are of all that came, also of what was taken back since. */
export const historyLoad = z.object({
  id: count,
  state: z.enum(loadStates),
  firstAt: z.date(),
  lastAt: z.date(),
  /** Events that were counted; `undone` of them are taken back. */
  events: count,
  undone: count,
  /** Events of it that wait for an account, or are ignored. */
  waiting: count,
  accounts: count,
  firstDay: z.iso.date().nullable(),
  lastDay: z.iso.date().nullable(),
  /** The accounts with most events of it. */
  largest: z.array(z.object({ accountId: count, name: z.string(), events: count })),
  /** Until when it can be undone, in UTC; null when it cannot. */
  undoUntil: z.iso.date().nullable(),
  undoBy: z.string().nullable(),
  undoAskedAt: z.date().nullable(),
  undoneAt: z.date().nullable(),
  error: z.string().nullable(),
});
export type HistoryLoad = z.infer<typeof historyLoad>;
export const historyLoads = z.object({ rows: z.array(historyLoad), total: count });
export type HistoryLoads = z.infer<typeof historyLoads>;
export const loadAsked = z.object({ loadId: count });
