import { isJudged } from "../rules/period.ts";
import { csmsShown, type Overview, type ScopeInput, type SideBySide, type SideInput } from "../schema/screen.ts";
import { headlineKeys, type MetricKey, shownKeys, stripKeys } from "../schema.ts";
import { linesAsked, linesOf, settle } from "./asked.ts";
import { type Board, readBoard, tileOf } from "./board.ts";
import { readChoices } from "./choices.ts";

const noLines = { segment: [], owner: [] };

/** Everything on the Targets screen. */
export async function readOverview(input: ScopeInput, csmsOnPage = csmsShown): Promise<Overview> {
  const [asked, choices] = await Promise.all([settle(input), readChoices()]);
  const { segments, owners, ownersTotal } = linesAsked(choices, asked.filter, input.csms ?? 1, csmsOnPage);
  const boards = await readBoard({
    ...asked,
    lines: { segment: segments.map((one) => one.id), owner: owners.map((one) => one.id) },
    keys: shownKeys,
  });
  const tiles = (keys: readonly MetricKey[]) =>
    keys
      .flatMap((key) => boards.filter((one) => one.metric.key === key))
      .map((one) => tileOf(one, asked.filter, asked.context));
  const headlines = boards.filter((one) => headlineKeys.includes(one.metric.key));
  return {
    period: asked.period,
    timeZone: asked.context.timeZone,
    judged: isJudged(asked.period),
    definitions: asked.definitions,
    tiles: tiles(headlineKeys),
    strip: tiles(stripKeys),
    segments: linesOf(headlines, "segment", segments, asked),
    owners: linesOf(headlines, "owner", owners, asked),
    ownersTotal,
    choices,
  };
}

/** The same figures for up to four CSMs next to each other, and for what they are part of. */
export async function readSideBySide({ owners, ...input }: SideInput): Promise<SideBySide> {
  const [asked, choices] = await Promise.all([settle(input), readChoices()]);
  const people = owners.flatMap((id) => choices.owners.filter((one) => one.id === String(id)));
  const columns = [{ id: null, name: wholeName(input, choices) }, ...people.map(({ id, name }) => ({ id, name }))];
  const made = await Promise.all(
    columns.map(async ({ id, name }) => {
      const filter = id === null ? asked.filter : { segment: asked.filter.segment, ownerId: Number(id) };
      const boards = await readBoard({ ...asked, filter, lines: noLines, keys: shownKeys });
      const ordered = shownKeys.flatMap((key) => boards.filter((one: Board) => one.metric.key === key));
      return { id, name, tiles: ordered.map((one) => tileOf(one, filter, asked.context)) };
    }),
  );
  return {
    period: asked.period,
    timeZone: asked.context.timeZone,
    judged: isJudged(asked.period),
    definitions: asked.definitions,
    columns: made,
    choices,
  };
}

function wholeName({ segment, team }: Omit<SideInput, "owners">, { teams }: Overview["choices"]): string {
  const of = [teams.find((one) => one.id === String(team))?.name, segment].filter(Boolean);
  return of.length > 0 ? `All of ${of.join(", ")}` : "Whole book";
}
