import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { importFolder } from "./import-folder.ts";
import { clock, importDatabase, run, tester } from "./test-run.ts";

const { admin } = await importDatabase();
const data = new URL("../../../../shared/data/exports/hubspot", import.meta.url).pathname;

describe.skipIf(!existsSync(data))("X12: the real export of HubSpot", () => {
  test("goes in without a question; every row is taken or refused with a reason", async () => {
    const report = await importFolder(data, { userId: await tester(), now: clock });
    expect(report.questions).toEqual([]);
    expect(report.state).toBe("done");
    const files = report.files.map(({ name, object, taken, refused, reasons }) => [
      name,
      object,
      taken,
      refused,
      reasons,
    ]);
    expect(files).toEqual([
      ["company_data.csv", "accounts", 24, 0, {}],
      ["contact_data.csv", "contacts", 0, 22, { "no-link": 21, "unknown-account": 1 }],
      ["deal_company_data.csv", "links", 2, 0, {}],
      ["deal_data.csv", "deals", 0, 44, { "no-link": 44 }],
      ["engagement_meeting_data.csv", "interactions", 0, 100, { "no-link": 100 }],
      ["owner_data.csv", null, 0, 0, {}],
      ["ticket_company_data.csv", "links", 9, 0, {}],
      ["ticket_data.csv", "tickets", 0, 25, { "no-link": 25 }],
    ]);
  });

  test("with links between the very records of its files, they go in", async () => {
    const file = (name: string) => readFileSync(`${data}/${name}`, "utf8");
    const [company] = file("company_data.csv").split("\n").slice(1);
    const companyId = company?.split(",")[0];
    const idsOf = (name: string, at: number) =>
      file(name)
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[at])
        .filter((id) => /^\d+$/.test(id ?? ""));
    const deals = idsOf("deal_data.csv", 0).map((id) => `${companyId},${id},341,HUBSPOT_DEFINED\n`);
    const tickets = idsOf("ticket_data.csv", 1).map(
      (id) => `2020-07-09 11:06:21.056,${id},${companyId},HUBSPOT_DEFINED\n`,
    );
    const meetings = idsOf("engagement_meeting_data.csv", 0).map((id) => `${id},${companyId}\n`);
    const id = await run({
      "deal_company_data.csv": `company_id,deal_id,type_id,category\n${deals.join("")}`,
      "deal_data.csv": file("deal_data.csv"),
      "engagement_company_data.csv": `engagement_id,company_id\n${meetings.join("")}`,
      "engagement_meeting_data.csv": file("engagement_meeting_data.csv"),
      "ticket_company_data.csv": `_fivetran_synced,ticket_id,company_id,category\n${tickets.join("")}`,
      "ticket_data.csv": file("ticket_data.csv"),
      "company_data.csv": file("company_data.csv"),
    });
    const refusals = await db.importRefusal.findMany({ where: { file: { importId: id } } });
    const [counts] = await admin(
      "select (select count(*)::int from deal) as deals, (select count(*)::int from ticket) as tickets, (select count(*)::int from interaction) as meetings",
    );
    expect(counts).toEqual({ deals: 44, tickets: 24, meetings: 100 });
    // one ticket is closed before it is opened
    expect(refusals.map((one) => one.code)).toEqual(["order"]);
  });
});
