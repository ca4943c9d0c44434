/**
 * Use by day. Within one import, rows for the same account, day and feature add up; against an earlier import they replace it (its
 * rows are kept as before-images). The day's total of an account with features is the sum over its features, made at the end of the file.
 * Live events of the same day (`sent`) add to what is imported, and stay as they are.
 */
import { DatabaseError } from "pg";
import { type Batch, Collision, isMapped, number, type Row, text, type Writer } from "../batch.ts";
import { type Cell, copyRows, stage } from "../stage.ts";
import { importedUsers, withLiveEvents, withLiveUsers } from "./usage-parts.ts";

const UNIQUE_VIOLATION = "23505";

const dayColumns = ["account_id", "day", "events", "active_users", "import_id"];
const featureColumns = ["account_id", "feature_id", "day", "events", "users", "import_id"];
const dayTable = { table: "usage_daily", key: ["account_id", "day"], users: "active_users" };
const featureTable = { table: "usage_feature_daily", key: ["account_id", "feature_id", "day"], users: "users" };

export const usageWriter: Writer = {
  async write(batch) {
    warnOutside(batch);
    if (batch.dry) return;
    const byFeature = isMapped(batch, "feature");
    if (byFeature) await batch.references.loadFeatures(batch.rows.flatMap((row) => text(row.record.feature) ?? []));
    const counted = batch.rows.map((row): Cell[] => [
      row.accountId,
      byFeature ? featureOf(batch, row) : null,
      dayOf(row),
      number(row.record.events) ?? (isMapped(batch, "events") || isMapped(batch, "activeUsers") ? 0 : 1),
      number(row.record.activeUsers),
      text(row.record.user),
    ]);
    if (!isMapped(batch, "user") && !batch.references.collides) return copyNew(batch, counted);
    const columns = ["account_id int", "feature_id int", "day date", "events int", "users int", "person text"];
    const staged = await stage(batch.client, "usage", columns.map(columnOf), counted);
    if (isMapped(batch, "user")) await countPeople(batch, staged);
    const noted = await batch.references.once("usage in use", () => isInUse(batch));
    if (byFeature) await addUp(batch, staged, "feature_id is not null", featureTable, noted);
    await addUp(batch, staged, "feature_id is null", dayTable, noted);
  },

  async finish(batch) {
    if (batch.dry || !isMapped(batch, "feature")) return;
    const { client, importId } = batch;
    const touched = `(select distinct account_id, day from usage_feature_daily where import_id = $1)`;
    const totals = `select u.account_id, u.day, sum(u.events - u.sent) as events, max(${importedUsers("u", "users")}) as active_users
      from usage_feature_daily u join ${touched} d on d.account_id = u.account_id and d.day = u.day group by u.account_id, u.day`;
    await client.query(
      `insert into finance.import_before (import_id, table_name, key, before)
       select $1, 'usage_daily', jsonb_build_object('account_id', t.account_id, 'day', t.day), to_jsonb(t)
         from usage_daily t join ${touched} d on d.account_id = t.account_id and d.day = t.day where t.import_id is distinct from $1`,
      [importId],
    );
    await client.query(
      `insert into usage_daily as t (account_id, day, events, active_users, import_id)
       select account_id, day, least(events, 2147483647)::int, active_users, $1 from (${totals}) made order by account_id, day
       on conflict (account_id, day) do update set events = ${withLiveEvents("excluded.events")},
         active_users = ${withLiveUsers("excluded.active_users")}, import_id = excluded.import_id`,
      [importId],
    );
    if (isMapped(batch, "user")) await peopleOfTheDay(batch);
  },
};

/** Rows that meet no other go straight in, in a third of the time. At the first that does, the run begins the piece anew and goes the careful way. */
async function copyNew({ client, importId, references }: Batch, counted: Cell[][]): Promise<void> {
  const days = counted.flatMap(([account = null, feature, day = null, events = null, users = null]) =>
    feature === null ? [[account, day, events, users, importId]] : [],
  );
  const features = counted.flatMap(([account = null, feature, day = null, events = null, users = null]) =>
    feature ? [[account, feature, day, events, users, importId]] : [],
  );
  try {
    if (days.length > 0) await copyRows(client, "usage_daily", dayColumns, days);
    if (features.length > 0) await copyRows(client, "usage_feature_daily", featureColumns, features);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== UNIQUE_VIOLATION) throw error;
    references.noteCollision();
    throw new Collision();
  }
}

function columnOf(text: string) {
  const [name = "", type = ""] = text.split(" ");
  return { name, type };
}

function dayOf({ record }: Row): string | null {
  return text(record.day) ?? text(record.at)?.slice(0, 10) ?? null;
}

function featureOf(batch: Batch, row: Row): number | null {
  const name = text(row.record.feature);
  return name ? (batch.references.feature(name) ?? null) : null;
}

async function addUp(
  { client, importId }: Batch,
  staged: string,
  which: string,
  target: typeof dayTable,
  inUse: boolean,
) {
  const key = target.key.join(", ");
  const users = target.users;
  const grouped = `select ${key}, least(sum(events), 2147483647)::int as events, max(users) as users from ${staged} where ${which} group by ${key}`;
  if (inUse)
    await client.query(
      `insert into finance.import_before (import_id, table_name, key, before)
     select $1, '${target.table}', jsonb_build_object(${target.key.map((column) => `'${column}', t.${column}`).join(", ")}), to_jsonb(t)
       from ${target.table} t join (select distinct ${key} from ${staged} where ${which}) s using (${key})
      where t.import_id is distinct from $1`,
      [importId],
    );
  await client.query(
    `insert into ${target.table} as t (${key}, events, ${target.users}, import_id)
     select ${key}, events, users, $1 from (${grouped}) made order by ${key}
     on conflict (${key}) do update set import_id = excluded.import_id,
       events = case when t.import_id = excluded.import_id then least(t.events::bigint + excluded.events, 2147483647)::int
         else ${withLiveEvents("excluded.events")} end,
       ${users} = case when t.import_id = excluded.import_id then ${withLiveUsers(`greatest(${importedUsers("t", users)}, excluded.${users})`)}
         else ${withLiveUsers(`excluded.${users}`)} end`,
    [importId],
  );
}

/** Whether anything but this import has written use: if not, no row of it can replace another. */
async function isInUse({ client, importId }: Batch): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from usage_daily where import_id is distinct from $1)
         or exists (select from usage_feature_daily where import_id is distinct from $1) as found`,
    [importId],
  );
  return rows[0]?.found ?? true;
}

/** Single events name their person: each is counted once a day, over all pieces of the file that this process has read. */
async function countPeople({ client }: Batch, staged: string) {
  await client.query(
    "create temporary table if not exists people_seen (account_id int, day date, feature_id int, person text, unique nulls not distinct (account_id, day, feature_id, person))",
  );
  await client.query(
    `insert into people_seen select distinct account_id, day, feature_id, person from ${staged} where person is not null on conflict do nothing`,
  );
  await client.query(
    `update ${staged} s set users = p.people from (
       select account_id, day, feature_id, count(*)::int as people from people_seen group by 1, 2, 3) p
      where p.account_id = s.account_id and p.day = s.day and p.feature_id is not distinct from s.feature_id`,
  );
}

async function peopleOfTheDay({ client, importId }: Pick<Batch, "client" | "importId">) {
  await client.query(
    `update usage_daily t set active_users = ${withLiveUsers("p.people")} from (
       select account_id, day, count(distinct person)::int as people from people_seen group by 1, 2) p
      where p.account_id = t.account_id and p.day = t.day and t.import_id = $1 and coalesce(${importedUsers("t", "active_users")}, 0) < p.people`,
    [importId],
  );
  await client.query("drop table people_seen");
}

function warnOutside(batch: Batch) {
  let outside = 0;
  for (const row of batch.rows) {
    const known = batch.references.subscription(text(row.record.subscription) ?? "");
    const day = dayOf(row) ?? "";
    if (known && (day < known.startsOn || (known.endsOn && day >= known.endsOn))) outside++;
  }
  if (outside) batch.warn("usage-outside-subscription", outside);
}
