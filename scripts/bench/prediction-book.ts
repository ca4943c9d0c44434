import pg from "pg";
import { today } from "#lib/clock.ts";
import { listOwnSources } from "#lib/health/read/own-sources.ts";
import { type MakeOwnInput, makeOwnInput, type OwnRead, type OwnSourceChoice } from "#lib/health/schema/own-measure.ts";
import { makeOwnMeasure } from "#lib/health/write/own-measures.ts";
import type { FolderMapping } from "#lib/imports/schema.ts";
import { importFolder } from "#lib/imports/write/import-folder.ts";
import { derive } from "#lib/metrics/write/derive.ts";
import { isRefusal } from "#lib/refusal.ts";

type Reading = { read: OwnRead; windowDays?: number };

/** How each source is read: decided beforehand, the same in every book, whatever it turns out to tell. */
function readingsOf({ source, values }: OwnSourceChoice): Reading[] {
  if (values === "day") return [{ read: "days-since" }];
  if (source.kind === "tickets")
    return [{ read: "sum", windowDays: 90 }, { read: "sum", windowDays: 365 }, { read: "days-since" }];
  if (source.kind === "survey") return [{ read: "mean", windowDays: 365 }];
  if (source.kind !== "usage") return [{ read: "latest" }];
  return source.featureId === null ? [{ read: "sum" }, { read: "change" }, { read: "trend" }] : [{ read: "sum" }];
}

/** The curve stands for none: a fit takes its own from the rows that teach. */
function measureOf(choice: OwnSourceChoice, reading: Reading): MakeOwnInput {
  const { source, name, values, categories } = choice;
  return makeOwnInput.parse({
    label: `${name}, ${reading.read} ${reading.windowDays ?? ""}`.trim().slice(0, 60),
    dimension: "value",
    curve: [
      [0, 0],
      [1, 100],
    ],
    spec: { source, ...reading, categories: values === "category" ? categories : null },
  });
}

/**
 * Imports a folder into the emptied database as `npm run import` does, and makes a measure of everything that a person could
 * make one of in the Studio, but account columns named in `without`. Returns how many.
 */
export async function makeBook(
  adminUrl: string,
  folder: string,
  { corrections, without }: { corrections?: FolderMapping; without?: readonly string[] },
): Promise<number> {
  const userId = await emptied(adminUrl);
  const report = await importFolder(folder, { userId, ...(corrections ? { corrections } : {}) });
  if (report.state !== "done") throw new Error(`The import of ${folder} ended as ${report.state}.`);
  await derive(today());
  const sources = (await listOwnSources()).filter(
    ({ source, values, categories }) =>
      !(source.kind === "column" && without?.includes(source.column)) &&
      (values !== "category" || categories.length > 1),
  );
  const inputs = sources.flatMap((choice) => readingsOf(choice).map((reading) => measureOf(choice, reading)));
  for (const input of inputs) {
    const made = await makeOwnMeasure(input, userId);
    if (isRefusal(made)) throw new Error(`${input.label}: ${made.message}`);
  }
  return inputs.length;
}

/** Takes away the book before, and returns the person who imports. */
async function emptied(adminUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(
      "truncate account, product, feature, survey, custom_metric, own_measure, import, app_user restart identity cascade",
    );
    await client.query("set session_replication_role = origin");
    const { rows } = await client.query<{ id: number }>(
      "insert into app_user (email, name, status) values ('bench@example.test', 'Bench', 'active') returning id",
    );
    return rows[0]?.id ?? 0;
  } finally {
    await client.end();
  }
}
