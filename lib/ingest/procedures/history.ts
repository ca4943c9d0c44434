import { door } from "#lib/door.ts";
import { listLoads } from "../read/history.ts";
import * as shape from "../schema/history.ts";
import { undoLoad } from "../write/history-loads.ts";

const admin = { audience: ["admin"], subject: "admin" } as const;

export const historyDoors = {
  history: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/sources/{sourceId}/history", summary: "Older history that came by /v1/import" },
    input: shape.loadsInput,
    output: shape.historyLoads,
  }).handler(({ input }) => listLoads(input)),
  undoHistory: door({
    ...admin,
    effect: "write",
    route: {
      method: "POST",
      path: "/sources/{sourceId}/history/{loadId}/undo",
      summary: "Take back all that a load of older history brought",
    },
    input: shape.loadInput,
    output: shape.loadAsked,
  }).handler(({ input, caller }) => undoLoad(input, caller.userId)),
};
