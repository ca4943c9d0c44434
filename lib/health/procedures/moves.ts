import { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { csvLines } from "#lib/metrics/rules/csv.ts";
import { isRefusal, refuse } from "#lib/refusal.ts";
import { listMoves } from "../read/move-rows.ts";
import { readMoveSums } from "../read/move-sums.ts";
import type { MovesAsked } from "../read/moves.ts";
import { readTwoDays } from "../rules/move-days.ts";
import { type MoveRow, type MovesScope, moveRowPage, moveRowsInput, movesSchema, movesScope } from "../schema/moves.ts";

const see = { audience: ["csm", "manager", "coordinator", "admin"], subject: "account:all", effect: "read" } as const;
const mostExported = 100_000;

const header = [
  "account",
  "segment",
  "owner",
  "from",
  "to",
  "score before",
  "score after",
  "change",
  "data",
  "configuration",
  "missing data",
  "cause",
  "leading measure",
  "day before",
  "day after",
];

const csvRow = (row: MoveRow) => [
  row.account,
  row.segment,
  row.owner,
  row.was,
  row.is,
  row.before,
  row.after,
  row.change,
  row.data,
  row.configuration,
  row.missing,
  row.kind,
  row.label,
  row.beforeOn,
  row.afterOn,
];

function asked({ from, to, segment, team, owner }: MovesScope, caller: Caller) {
  const now = today(caller.timeZone);
  const days = readTwoDays({ from, to }, now);
  if ("error" in days) return refuse("invalid", days.error);
  return { ...days, today: now, segment, team, owner } satisfies MovesAsked;
}

export const moveDoors = {
  moves: door({
    ...see,
    route: { method: "GET", path: "/health/moves", summary: "Who changed band between two days, and what moved them" },
    input: movesScope,
    output: movesSchema,
  }).handler(async ({ input, caller }) => {
    const scope = asked(input, caller);
    return isRefusal(scope) ? scope : readMoveSums(scope);
  }),
  moveRows: door({
    ...see,
    route: { method: "GET", path: "/health/moves/rows", summary: "The accounts that changed band, a page at a time" },
    input: moveRowsInput,
    output: moveRowPage,
  }).handler(async ({ input, caller }) => {
    const scope = asked(input, caller);
    return isRefusal(scope) ? scope : listMoves(scope, input, input);
  }),
  exportMoves: door({
    ...see,
    route: { method: "GET", path: "/health/moves.csv", summary: "The accounts that changed band as CSV" },
    input: moveRowsInput.omit({ page: true, pageSize: true }),
    output: z.file(),
  }).handler(async ({ input, caller }) => {
    const scope = asked(input, caller);
    if (isRefusal(scope)) return scope;
    const { rows } = await listMoves(scope, input, { page: 1, pageSize: mostExported });
    const name = `moves-${scope.from}-${scope.to}.csv`;
    return new File([csvLines(header, rows.map(csvRow))], name, { type: "text/csv;charset=utf-8" });
  }),
};
