import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { db, pools } from "#lib/db.ts";
import { accounts, importDatabase, prepare, run, subscriptions } from "./test-run.ts";

const { admin } = await importDatabase();

type Entry = { name: string; body: Buffer; claimed?: number };

/** A zip of these files, written by hand so that its figures can lie. */
function zip(entries: Entry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, body, claimed } of entries) {
    const packed = deflateRawSync(body);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed ?? body.length, 18);
    common.writeUInt16LE(name.length, 22);
    const head = Buffer.concat([Buffer.from("504b0304", "hex"), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("504b01021400", "hex"), common, tail, Buffer.from(name)]));
    local.push(head);
    offset += head.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const files = (id: number) => db.importFile.findMany({ where: { importId: id }, orderBy: { id: "asc" } });

describe("X12: zips", () => {
  test("a zip's CSV files go in as if dropped one by one; the rest is passed over", async () => {
    const id = await run({
      "export.zip": zip([
        { name: "data/accounts.csv", body: Buffer.from(accounts) },
        { name: "data/subscriptions.csv", body: Buffer.from(subscriptions) },
        { name: "__MACOSX/data/._accounts.csv", body: Buffer.from("junk") },
        { name: "logo.png", body: Buffer.from("junk") },
      ]),
    });
    expect((await files(id)).map((file) => [file.name, file.object, file.rowsTaken])).toEqual([
      ["accounts.csv", "accounts", 3],
      ["subscriptions.csv", "subscriptions", 2],
    ]);
    const { rows } = await pools.financeSystem.query("select count(*)::int as n from finance.subscription_price");
    expect(rows).toEqual([{ n: 2 }]);
  });

  test.each([
    [
      "a bomb that says so",
      zip([{ name: "bomb.csv", body: Buffer.alloc(40 * 1024 * 1024, "0") }]),
      /far more than it should/,
    ],
    [
      "a bomb that lies about its size",
      zip([{ name: "bomb.csv", body: Buffer.alloc(40 * 1024 * 1024, "0"), claimed: 100 }]),
      /damaged/,
    ],
    ["one without a CSV", zip([{ name: "logo.png", body: Buffer.from("junk") }]), /holds no CSV/],
    ["one that is cut short", zip([{ name: "a.csv", body: Buffer.from(accounts) }]).subarray(0, 60), /cannot be read/],
    [
      "too many files",
      zip(Array.from({ length: 201 }, (_, i) => ({ name: `${i}.csv`, body: Buffer.from("a\n") }))),
      /more than 200 files/,
    ],
  ])("%s is refused with a sentence, and nothing of it stays", async (_, body, sentence) => {
    const id = await prepare({ "export.zip": body });
    const list = await files(id);
    expect(list.map((file) => [file.name, file.state])).toEqual([["export.zip", "refused"]]);
    expect(list[0]?.error).toMatch(sentence);
  });
});

describe("X12: hostile files in the database", () => {
  test("each is refused by itself; its neighbours go in", async () => {
    const id = await run({
      "accounts.csv": accounts,
      "wide.csv": `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(",")}\n`,
      "empty.csv": "",
      "tiny.csv": "a\n",
      "utf16.csv": Buffer.from("\uFEFFcontact_id,account_id,name\nC9,A2,Zoë\n", "utf16le"),
      "long.csv": Buffer.concat([
        Buffer.from("account_id,day,events\nA1,2024-01-01,1\n"),
        Buffer.alloc(5 * 1024 * 1024, "x"),
        Buffer.from("\nA2,2024-01-01,2\n"),
      ]),
      "bytes.csv": Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)),
      "formulas.csv":
        'contact_id,account_id,name,email\nC1,A1,"=HYPERLINK(""http://x"")",a@one.test\nC\0,A1,Nul,b@one.test\n',
    });
    const list = await files(id);
    const by = Object.fromEntries(list.map((file) => [file.name, file]));
    expect(by["accounts.csv"]).toMatchObject({ rowsTaken: 3, rowsRefused: 0 });
    expect(by["wide.csv"]?.error).toMatch(/10,000 columns/);
    expect(by["empty.csv"]?.error).toMatch(/empty/);
    expect(by["long.csv"]).toMatchObject({ object: "usage-daily", rowsTaken: 2, rowsRefused: 1 });
    expect(by["formulas.csv"]).toMatchObject({ rowsTaken: 1, rowsRefused: 1 });
    expect(await admin("select name from contact order by external_id")).toEqual([
      { name: '=HYPERLINK("http://x")' },
      { name: "Zoë" },
    ]);
    expect((await db.import.findUniqueOrThrow({ where: { id } })).state).toBe("done");
  });
});
