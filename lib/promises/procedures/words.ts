import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { readWords } from "../read/words.ts";
import * as shape from "../schema/words.ts";
import { ensureRules } from "../write/ensure-rules.ts";
import { saveExcuse, saveList } from "../write/save-words.ts";

const changes = { audience: ["admin"], subject: "admin", effect: "write" } as const;

export const wordDoors = {
  words: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "none",
    effect: "read",
    route: {
      method: "GET",
      path: "/promises/words",
      summary: "Word lists and excuses that the rules of the promise guard rest on",
    },
    input: shape.wordsInput,
    output: shape.wordsPage,
  }).handler(async ({ input }) => {
    await ensureRules();
    return (
      (await readWords(input.versionId)) ??
      refuse("not-found", "There is no such version of the rules. A draft may have been published or thrown away.")
    );
  }),
  saveList: door({
    ...changes,
    route: {
      method: "PUT",
      path: "/promises/versions/{versionId}/lists/{name}",
      summary: "Keep a word list of the draft",
    },
    input: shape.saveListInput,
    output: shape.savedWords,
  }).handler(({ input }) => saveList(input)),
  saveExcuse: door({
    ...changes,
    route: {
      method: "PUT",
      path: "/promises/versions/{versionId}/excuses/{at}",
      summary: "Keep the patterns of an excuse of the draft",
    },
    input: shape.saveExcuseInput,
    output: shape.savedWords,
  }).handler(({ input }) => saveExcuse(input)),
};
