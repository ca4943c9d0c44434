import { describe, expect, test } from "vitest";
import { db, pools } from "#lib/db.ts";
import { questionsOf } from "../read/imports.ts";
import { moveImport } from "./imports.ts";
import { settleLinks } from "./links.ts";
import { runImport } from "./run-import.ts";
import { clock, type Files, importDatabase, prepare, run, tester } from "./test-run.ts";

const { admin } = await importDatabase();

/** The shape of a HubSpot export: what belongs to whom stands in files of its own. */
const companies =
  "id,is_deleted,property_name,property_createdate\n101,false,Alpha,2024-01-01 10:00:00\n102,false,Beta,2024-01-02 10:00:00\n";
const contacts =
  "id,_fivetran_deleted,property_email,property_firstname,property_lastname,property_company\n501,FALSE,kim@alpha.test,Kim,A,Alpha\n502,FALSE,lou@beta.test,Lou,B,\n";
const deals =
  "deal_id,is_deleted,deal_pipeline_stage_id,property_dealname,property_amount,property_closedate,property_createdate\n9001,false,won,Seats,1200.50,2024-06-01,2024-03-01 09:00:00\n9002,false,open,Add-on,10,2024-07-01,2024-03-02 09:00:00\n9003,false,open,Lost link,10,2024-07-01,2024-03-02 09:00:00\n9004,false,open,Strange link,10,2024-07-01,2024-03-02 09:00:00\n";
const tickets =
  "id,is_deleted,property_createdate,property_closed_date,property_subject,property_hs_ticket_priority\n7001,FALSE,2024-02-01 08:00:00,,Slow,HIGH\n7002,FALSE,2024-02-02 08:00:00,2024-02-03 08:00:00,Down,LOW\n";
const meetings =
  "engagement_id,_fivetran_synced,start_time,end_time,meeting_outcome,body,title\n3001,2024-07-09 11:00:00,2024-04-01 13:00:00,2024-04-01 14:00:00,COMPLETED,Notes,Kick-off\n3002,2024-07-09 11:00:00,2024-04-02 13:00:00,2024-04-02 14:00:00,,,Review\n3003,2024-07-09 11:00:00,2024-04-03 13:00:00,2024-04-03 14:00:00,,,Nobody knows\n";
const links = {
  deal: "company_id,deal_id,type_id,category\n101,9001,341,HUBSPOT_DEFINED\n101,9002,341,HUBSPOT_DEFINED\n102,9002,5,HUBSPOT_DEFINED\n999,9004,341,HUBSPOT_DEFINED\n",
  ticket: "_fivetran_synced,ticket_id,company_id,category\n2024-07-09 11:06:21,7001,102,HUBSPOT_DEFINED\n",
  ticketContact: "ticket_id,contact_id,category\n7002,501,HUBSPOT_DEFINED\n",
  contact: "contact_id,company_id,category\n502,102,HUBSPOT_DEFINED\n",
  engagementCompany: "engagement_id,company_id,type_id\n3001,101,8\n",
  engagementDeal: "engagement_id,deal_id\n3002,9002\n",
};

const forwards: Files = {
  "company_data.csv": companies,
  "contact_data.csv": contacts,
  "contact_company_data.csv": links.contact,
  "deal_data.csv": deals,
  "deal_company_data.csv": links.deal,
  "engagement_company_data.csv": links.engagementCompany,
  "engagement_deal_data.csv": links.engagementDeal,
  "engagement_meeting_data.csv": meetings,
  "ticket_company_data.csv": links.ticket,
  "ticket_contact_data.csv": links.ticketContact,
  "ticket_data.csv": tickets,
};
const backwards: Files = Object.fromEntries(Object.entries(forwards).reverse());

const placed = async () => ({
  contacts: await admin(
    "select c.external_id as id, a.name from contact c join account a on a.id = c.account_id order by 1",
  ),
  deals: await admin("select d.external_id as id, a.name from deal d join account a on a.id = d.account_id order by 1"),
  tickets: await admin(
    "select t.external_id as id, a.name from ticket t join account a on a.id = t.account_id order by 1",
  ),
  meetings: await admin(
    "select i.external_id as id, a.name, i.kind from interaction i join account a on a.id = i.account_id order by 1",
  ),
});
const inPlace = {
  contacts: [
    { id: "501", name: "Alpha" },
    { id: "502", name: "Beta" },
  ],
  // of two companies the primary one; of none, or one that nobody knows, none
  deals: [
    { id: "9001", name: "Alpha" },
    { id: "9002", name: "Beta" },
  ],
  tickets: [
    { id: "7001", name: "Beta" },
    { id: "7002", name: "Alpha" },
  ],
  meetings: [
    { id: "3001", name: "Alpha", kind: "meeting" },
    { id: "3002", name: "Beta", kind: "meeting" },
  ],
};

describe("X12: companies that stand in link files only", () => {
  test.each([
    ["with the links after", forwards],
    ["with the links before", backwards],
  ])(
    "%s: deals, tickets and meetings find their account; what has no link is refused with its reason",
    async (_, files) => {
      const id = await run(files);
      expect(await placed()).toEqual(inPlace);
      const refusals = await db.importRefusal.findMany({
        where: { file: { importId: id } },
        include: { file: { select: { name: true } } },
        orderBy: [{ file: { name: "asc" } }, { rowNumber: "asc" }],
      });
      expect(refusals.map((one) => [one.file.name, one.rowNumber, one.code])).toEqual([
        ["deal_data.csv", 4, "no-link"],
        ["deal_data.csv", 5, "unknown-account"],
        ["engagement_meeting_data.csv", 4, "no-link"],
      ]);
      expect(refusals[1]?.message).toMatch(/link files name what this belongs to, but it is not known/);
      const [warned] = await admin<{ warnings: { code: string; count: number }[] }>(
        "select warnings from import_file where name = 'deal_data.csv'",
      );
      expect(warned?.warnings).toMatchObject([{ code: "linked-to-several", count: 1 }]);
      expect(await admin("select amount_minor::int as amount from finance.deal_amount order by 1")).toEqual([
        { amount: 1000 },
        { amount: 120_050 },
      ]);
      expect(await admin("select count(*)::int as n from import_link")).toEqual([{ n: 0 }]);
    },
  );

  test("a dry run says the same and leaves nothing", async () => {
    const id = await run(forwards, "checking");
    const files = await db.importFile.findMany({ where: { importId: id, object: { not: "links" } } });
    expect(files.reduce((sum, file) => sum + file.rowsRefused, 0)).toBe(3);
    expect(
      await admin("select (select count(*) from deal)::int + (select count(*) from import_link)::int as n"),
    ).toEqual([{ n: 0 }]);
  });

  test("a run that stopped after the links were read goes on with them", async () => {
    const id = await prepare(forwards);
    await moveImport(id, ["mapping"], "running", { startedAt: new Date() });
    await admin("alter table deal add constraint closed check (name <> 'Seats') not valid");
    await runImport(id, clock);
    expect((await db.import.findUniqueOrThrow({ where: { id } })).state).toBe("failed");
    await admin("alter table deal drop constraint closed");
    await moveImport(id, ["failed"], "running");
    await runImport(id, clock);
    expect(await placed()).toEqual(inPlace);
  });

  test("without a link file, and without a column for the account, a person is asked", async () => {
    expect(await questionsOf(await prepare({ "meetings.csv": meetings }))).toEqual([
      'meetings.csv: Choose the column that holds "Account", or add the file that links these rows to accounts.',
    ]);
    expect(await questionsOf(await prepare(forwards))).toEqual([]);
  });

  test("40,000 links are settled at once, not one by one", async () => {
    const { id: importId } = await db.import.create({ data: { createdBy: await tester(), state: "running" } });
    await admin("insert into account (name, external_id) select 'A' || n, 'A' || n from generate_series(1, 4000) n");
    await admin(
      "insert into deal (account_id, external_id, name) select a.id, 'D' || a.external_id || n, 'Deal' from account a, generate_series(1, 10) n",
    );
    await admin(
      "insert into import_link (import_id, kind, id, to_kind, to_id, rank) select $1, 'engagement', 'E' || id, 'deal', external_id, id from deal",
      [importId],
    );
    const client = await pools.financeSystem.connect();
    await settleLinks(client, { importId, kind: "engagement" });
    client.release();
    expect(await admin("select count(account_id)::int as n from import_link")).toEqual([{ n: 40_000 }]);
  });

  test("a link needs two records", async () => {
    const id = await run({ "company_data.csv": companies, "deal_company.csv": "deal_id,company_id\n9001,101\n,101\n" });
    const [refused] = await db.importRefusal.findMany({ where: { file: { importId: id } } });
    expect(refused).toMatchObject({ rowNumber: 3, code: "missing" });
  });

  test("without a link, a row's contact says whose it is, if only one account knows them", async () => {
    const people =
      "id,organization_id,name,email\n11,101,Kim,kim@a.test\n12,102,Lou,lou@b.test\n13,101,Max,both@x.test\n14,102,Max,both@x.test\n";
    const asked =
      "id,created_at,subject,organization_id,requester_id,status\n1,2024-02-01,By id,,12,open\n2,2024-02-01,By email,,KIM@a.test,open\n3,2024-02-01,Of two,,both@x.test,open\n4,2024-02-01,Given,102,11,open\n5,2024-02-01,Unknown,999,11,open\n";
    const id = await run({ "company_data.csv": companies, "user_data.csv": people, "ticket_data.csv": asked });
    expect((await placed()).tickets).toEqual([
      { id: "1", name: "Beta" },
      { id: "2", name: "Alpha" },
      { id: "4", name: "Beta" },
    ]);
    const refused = await db.importRefusal.findMany({
      where: { file: { importId: id } },
      orderBy: { rowNumber: "asc" },
    });
    expect(refused.map((one) => [one.rowNumber, one.code])).toEqual([
      [4, "missing"],
      [6, "unknown-account"],
    ]);
  });

  test("a deal is won or lost by its own mark, else by its stage", async () => {
    const stages =
      "deal_id,company_id,dealname,dealstage,hs_is_closed_won,closedate\n1,101,A,closedwon,,2024-05-01\n2,101,B,Closed Lost,,2024-05-02\n3,101,C,Talks,,2024-05-03\n4,101,D,Talks,true,2024-05-04\n5,101,E,Wonderland,false,2024-05-05\n";
    await run({ "company_data.csv": companies, "deal_data.csv": stages });
    expect(await admin("select external_id as id, won, closed_on::text as closed from deal order by 1")).toEqual([
      { id: "1", won: true, closed: "2024-05-01" },
      { id: "2", won: false, closed: "2024-05-02" },
      { id: "3", won: null, closed: null },
      { id: "4", won: true, closed: "2024-05-04" },
      { id: "5", won: null, closed: null },
    ]);
  });

  test("a cell with several ids of accounts: the first known one counts", async () => {
    const exported =
      "Record ID,Deal Name,Deal Stage,Close Date,Associated Company IDs\n1,Seats,open,2024-06-01,999; 102\n";
    await run({ "companies.csv": companies, "deals.csv": exported });
    expect((await placed()).deals).toEqual([{ id: "1", name: "Beta" }]);
  });
});
