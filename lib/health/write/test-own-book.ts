import fc from "fast-check";
import type { TestDatabase } from "#lib/test-database.ts";
import { addDays, type Day } from "../rules/day.ts";
import { readsOf } from "../rules/own-measure.ts";
import type { OwnRead, OwnSource, OwnSpec } from "../schema/own-measure.ts";
import type { Curve } from "../schema.ts";

export const today = "2026-06-30";
/** The accounts that rows change for; a fifth uses the product every day and has nothing else. */
export const changing = [1, 2, 3, 4];
const firstDay = "2026-05-10";

/** What a table holds of one account and day; a null value takes the row away. */
type Row = { account: number; value: number | null } & (
  | { kind: "metric" | "label" | "usage" | "feature" | "survey" | "ticket"; day: Day; id: number }
  | { kind: "field" | "contract" | "seats"; day: null }
);

type Own = { spec: OwnSpec; weight: number; curve: Curve };
export type Story = { own: Own[]; rows: Row[]; rounds: Row[][] };

const account = fc.constantFrom(...changing);
const day = fc.integer({ min: -60, max: 2 }).map((days) => addDays(today, days));
const value = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 4 });
/** Tells answers and tickets of one day apart. */
const id = fc.integer({ min: 1, max: 2 });

const datedRow: fc.Arbitrary<Row> = fc.record({
  kind: fc.constantFrom("metric", "label", "usage", "feature", "survey", "ticket"),
  account,
  day,
  value,
  id,
});
const standingRow: fc.Arbitrary<Row> = fc.record({
  kind: fc.constantFrom("field", "contract", "seats"),
  account,
  day: fc.constant(null),
  value,
});

const contracts = ["month", "year", "two years"];
const labels = ["low", "middle", "high"];
type Choice = { source: OwnSource; categories: string[] | null };
const datedSources: Choice[] = [
  { source: { kind: "metric", metricId: 1 }, categories: null },
  { source: { kind: "metric", metricId: 2 }, categories: labels },
  { source: { kind: "usage", featureId: null }, categories: null },
  { source: { kind: "usage", featureId: 1 }, categories: null },
  { source: { kind: "survey", surveyId: 1 }, categories: null },
  { source: { kind: "tickets" }, categories: null },
];
const standingSources: Choice[] = [
  { source: { kind: "field", key: "Score" }, categories: null },
  { source: { kind: "field", key: "Contract" }, categories: contracts },
  { source: { kind: "column", column: "seats" }, categories: null },
];

function own(choices: readonly Choice[]): fc.Arbitrary<Own> {
  return fc.constantFrom(...choices).chain(({ source, categories }) => {
    const reads = readsOf(source.kind, categories ? "category" : "number");
    return fc.record({
      spec: fc.record({
        source: fc.constant(source),
        read: fc.constantFrom<OwnRead>(...reads),
        windowDays: fc.constantFrom(7, 28, 90),
        categories: fc.constant(categories),
        staleAfterDays: fc.constantFrom(null, 14, 60),
      }),
      weight: fc.integer({ min: 0, max: 30 }),
      curve: fc.constantFrom<Curve>(
        [
          [0, 0],
          [40, 100],
        ],
        [
          [-1, 100],
          [0, 40],
          [20, 0],
        ],
      ),
    });
  });
}

/** A model of random own measures, a book, and rounds of changes to it. */
export function story(sources: "dated" | "any"): fc.Arbitrary<Story> {
  const row = sources === "dated" ? datedRow : fc.oneof(datedRow, standingRow);
  return fc.record({
    own: fc.array(own(sources === "dated" ? datedSources : [...datedSources, ...standingSources]), {
      minLength: 1,
      maxLength: 6,
    }),
    rows: fc.array(row, { minLength: 5, maxLength: 40 }),
    rounds: fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
  });
}

const tables = `account, custom_metric, custom_value, usage_daily, usage_feature_daily, feature, survey, survey_response, ticket,
  own_measure, health_model, score_daily, account_health, account_dirty, backfill, setting`;

/** An empty book of five customers whose product is in use until yesterday, with this model. */
export async function begin(t: TestDatabase, story: Story): Promise<void> {
  await t.admin(`truncate ${tables} cascade`);
  await t.admin(`
    insert into account (id, name, seats, customer_since) select n, 'Account ' || n, 10, '${firstDay}' from generate_series(1, 5) n;
    insert into active_period (account_id, starts_on) select id, customer_since from account;
    insert into custom_metric (id, key, name, is_money) values (1, 'logins', 'Logins', false), (2, 'mood', 'Mood', false);
    insert into feature (id, key, name, plans) values (1, 'report', 'Report', '{}');
    insert into survey (id, key, name, kind, scale_min, scale_max, satisfied_at) values (1, 'csat', 'Satisfaction', 'csat', 0, 40, 20);
    insert into usage_daily (account_id, day, events, active_users)
      select 5, d::date, 7, 1 from generate_series(date '${firstDay}' - 14, date '${today}' - 1, '1 day') d;`);
  for (const [i, { spec, curve }] of story.own.entries())
    await t.admin(
      `insert into own_measure (key, position, label, dimension, spec, curve, source_name) values ($1, $2, $1, 'usage', $3, $4, 'Source')`,
      [`own-${i}`, 64 + i, JSON.stringify(spec), JSON.stringify(curve)],
    );
  const measures = [
    ...story.own.map(({ weight, curve }, i) => ({ key: `own-${i}`, weight, curve })),
    {
      key: "csat",
      weight: 10,
      curve: [
        [0, 0],
        [1, 100],
      ],
    },
    {
      key: "usage-trend",
      weight: 10,
      curve: [
        [-1, 0],
        [1, 100],
      ],
    },
    ...["active-users", "features-used", "last-use", "active-days"].map((key) => ({
      key,
      weight: 5,
      curve: [
        [0, 0],
        [20, 100],
      ],
    })),
  ];
  const segment = {
    key: "everyone",
    label: "Everyone",
    accountSegments: null,
    bands: { healthy: 70, watch: 45 },
    measures,
  };
  await t.admin(
    `insert into health_model (version, status, name, config, published_at) values (1, 'published', 'Own', $1, '2026-01-01')`,
    [JSON.stringify({ coverageMinimum: 0.3, segments: [segment] })],
  );
}

/** The table of a dated row, what there tells it from others of its account and day, and its columns. */
function placeOf({ kind, day, value, id }: Extract<Row, { day: Day }>): {
  table: string;
  key: string;
  columns: object;
} {
  if (kind === "metric")
    return { table: "custom_value", key: "metric_id = 1 and day", columns: { day, metric_id: 1, value } };
  if (kind === "label")
    return {
      table: "custom_value",
      key: "metric_id = 2 and day",
      columns: { day, metric_id: 2, label: labels[(value ?? 0) % 3] },
    };
  if (kind === "usage")
    return { table: "usage_daily", key: "day", columns: { day, events: value, active_users: (value ?? 0) % 7 } };
  if (kind === "feature")
    return { table: "usage_feature_daily", key: "day", columns: { day, feature_id: 1, events: value } };
  const external_id = `${day} ${id}`;
  const key = `external_id = '${external_id}' and '${day}'`;
  if (kind === "survey")
    return {
      table: "survey_response",
      key,
      columns: { external_id, survey_id: 1, score: value, answered_at: `${day}T12:00Z` },
    };
  return {
    table: "ticket",
    key,
    columns: { external_id, priority: "low", status: "open", opened_at: `${day}T12:00Z` },
  };
}

const standingOf: Record<Extract<Row, { day: null }>["kind"], string> = {
  seats: "seats = $2",
  field: `custom = custom || jsonb_build_object('Score', $2::int)`,
  contract: `custom = custom || jsonb_build_object('Contract', ('{${contracts}}'::text[])[$2::int % 3 + 1])`,
};

/** Writes a row, or takes it away, as a person or an import does. */
export async function put(t: TestDatabase, row: Row): Promise<void> {
  const { account, value } = row;
  if (row.day === null) {
    await t.admin(`update account set ${standingOf[row.kind]} where id = $1`, [account, value]);
    return;
  }
  const { table, key, columns } = placeOf(row);
  await t.admin(`delete from ${table} where account_id = $1 and ${key} = $2`, [account, row.day]);
  if (value === null) return;
  const names = Object.keys(columns);
  const places = names.map((_, i) => `$${i + 2}`);
  await t.admin(`insert into ${table} (account_id, ${names}) values ($1, ${places})`, [
    account,
    ...Object.values(columns),
  ]);
}

/** The same, and says which account it speaks of, from which day on. */
export async function change(t: TestDatabase, row: Row): Promise<void> {
  await put(t, row);
  await t.admin(
    `insert into account_dirty (account_id, since, from_day) values ($1, clock_timestamp(), $2)
     on conflict (account_id) do update set since = excluded.since, from_day = least(account_dirty.from_day, excluded.from_day)`,
    [row.account, row.day],
  );
}
