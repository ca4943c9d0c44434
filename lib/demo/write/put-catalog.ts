import type pg from "pg";
import { features, products, surveys } from "../rules/catalog.ts";
import type { Ids } from "../rules/sheets-of.ts";

type Row = { id: number; key: string };

function idsByKey(rows: Row[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ key, id }) => [key, id]));
}

/** Adds what the invented company sells, its features and its surveys; a key that is already there is taken as it is. */
export async function putCatalog(client: pg.ClientBase): Promise<Pick<Ids, "products" | "features" | "surveys">> {
  const { rows: sold } = await client.query<Row>(
    `insert into product (key, name, in_scope)
     select key, name, "inScope" from jsonb_to_recordset($1::jsonb) as given (key text, name text, "inScope" boolean)
     on conflict (key) do update set name = excluded.name, in_scope = excluded.in_scope returning id, key`,
    [JSON.stringify(products)],
  );
  const { rows: used } = await client.query<Row>(
    `insert into feature (key, name, plans)
     select key, name, plans from jsonb_to_recordset($1::jsonb) as given (key text, name text, plans text[])
     on conflict (key) do update set name = excluded.name, plans = excluded.plans returning id, key`,
    [JSON.stringify(features)],
  );
  const { rows: asked } = await client.query<Row>(
    `insert into survey (key, name, kind, scale_min, scale_max, satisfied_at)
     select key, name, kind, "scaleMin", "scaleMax", "satisfiedAt" from jsonb_to_recordset($1::jsonb)
       as given (key text, name text, kind text, "scaleMin" float8, "scaleMax" float8, "satisfiedAt" float8)
     on conflict (key) do update set name = excluded.name returning id, key`,
    [JSON.stringify(surveys)],
  );
  const featureIds = idsByKey(used);
  return {
    products: idsByKey(sold),
    features: features.map(({ key }) => featureIds[key] ?? 0),
    surveys: idsByKey(asked),
  };
}
