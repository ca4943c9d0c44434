import { db } from "#lib/db.ts";
import type { SetUp } from "#lib/people/schema.ts";

/** The demo people's addresses all end in this; the name is reserved, so nobody's own address can. */
const demoAddresses = "%@demo.bellwether.example";

/** How far a team's own set-up has come, read from the data: nothing is ticked by hand. */
export async function readSetUp(): Promise<SetUp> {
  const [[counts], model, definitions] = await Promise.all([
    db.$queryRaw<Omit<SetUp, "model" | "definitions">[]>`
      select exists (select from setting where key = 'demo') as demo,
        (select count(*)::int from account where merged_into_id is null) as accounts,
        (select count(*)::int from import where finished_at is not null and undone_at is null and error is null) as imports,
        count(*) filter (where email not like ${demoAddresses})::int as "ownPeople",
        count(*) filter (where email like ${demoAddresses} and status <> 'deactivated')::int as "demoPeople"
      from app_user where status <> 'deactivated'`,
    db.healthModel.findFirst({ where: { status: "published" }, orderBy: { version: "desc" } }),
    db.definitionSet.findFirst({ orderBy: { version: "desc" } }),
  ]);
  return {
    ...(counts as Omit<SetUp, "model" | "definitions">),
    model: model && { version: model.version as number, name: model.name, publishedAt: model.publishedAt as Date },
    definitions: definitions && { version: definitions.version, approvedAt: definitions.approvedAt },
  };
}
