import { readChoices } from "#lib/metrics/read/choices.ts";
import { movesSentences } from "../rules/move-words.ts";
import { sumMoves } from "../rules/moves.ts";
import type { Moves } from "../schema/moves.ts";
import { type MovesAsked, readMoves } from "./moves.ts";

/** How many accounts changed band between two days, from where to where, by how much and why. */
export async function readMoveSums(asked: MovesAsked): Promise<Moves> {
  const [{ compared, newcomers, moves, labelOf }, { segments, teams, owners }] = await Promise.all([
    readMoves(asked),
    readChoices(),
  ]);
  const { from, to, today } = asked;
  return {
    ...{ from, to, today, compared, newcomers },
    ...sumMoves(moves, labelOf),
    sentences: movesSentences(moves, labelOf),
    choices: { segments, teams, owners },
  };
}
