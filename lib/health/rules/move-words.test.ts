import { describe, expect, test } from "vitest";
import { registry } from "../measures/registry.ts";
import type { Move } from "../schema/moves.ts";
import { movesSentences } from "./move-words.ts";
import { filterMoves } from "./moves.ts";

const labelOf = (key: string) => registry.find((measure) => measure.key === key)?.label ?? key;

describe("X2: why they moved, in a sentence", () => {
  const move = (reason: Move["reason"], measure: string | null, is: Move["is"] = "at-risk"): Move => ({
    ...{ id: 1, was: "watch", is, before: 50, after: 30, change: -20, data: -20, configuration: 0, missing: 0 },
    ...{ kind: "data", reason, measure },
  });
  const times = (n: number, one: Move) => Array.from({ length: n }, () => one);
  const textOf = (...moves: Move[]) => movesSentences(moves, labelOf).map(({ text }) => text);

  test("the most frequent reasons with their counts", () => {
    expect(
      textOf(
        ...times(2, move("lost", "csat")),
        ...times(9, move("data", "usage-trend")),
        ...times(3, move("version", "nps")),
      ),
    ).toEqual([
      "14 accounts turned at risk: 9 mainly by usage trend, 3 by a new version of the model, 2 because CSAT is no longer known.",
    ]);
  });

  test("one account, one reason, many reasons, and each band on its own", () => {
    expect(textOf(move("data", "active-users"))).toEqual(["1 account turned at risk, mainly by active users."]);
    expect(textOf(...times(1200, move("bands", null, "healthy")))).toEqual([
      "1,200 accounts turned healthy, by new bands of the model.",
    ]);
    expect(textOf(move("gained", "pulse", "unknown"), move("data", "nps"), move("segment", null, "watch"))).toEqual([
      "1 account turned at risk, mainly by NPS.",
      "1 account moved to watch, by a change of segment.",
      `1 account became unknown, because CSM pulse is now known.`,
    ]);
    const many = ["nps", "csat", "pulse", "usage-trend", "champion"].flatMap((key, i) =>
      times(5 - i, move("data", key)),
    );
    expect(textOf(...many)).toEqual([
      "15 accounts turned at risk: 5 mainly by NPS, 4 mainly by CSAT, 3 mainly by CSM pulse, 3 for other reasons.",
    ]);
    expect(textOf(...many.slice(0, 14))[0]).toBe(
      "14 accounts turned at risk: 5 mainly by NPS, 4 mainly by CSAT, 3 mainly by CSM pulse, 2 mainly by usage trend.",
    );
    expect(textOf()).toEqual([]);
  });

  test("versions of the model are one reason whichever measure they moved most; the parts are the rows they name", () => {
    const moves = [move("version", "nps"), move("version", "csat"), move("data", "nps")];
    const [sentence] = movesSentences(moves, labelOf);
    expect(sentence?.text).toBe("3 accounts turned at risk: 2 by a new version of the model, 1 mainly by NPS.");
    for (const { accounts, reason, measure } of sentence?.parts ?? []) {
      expect(filterMoves(moves, { is: "at-risk", reason, measure: measure ?? undefined })).toHaveLength(accounts);
    }
  });
});
