import { describe, expect, test } from "vitest";
import { companyDomains } from "./free-mail.ts";
import { largestMail, readMail } from "./read-mail.ts";

const read = (text: string | Uint8Array) => readMail(typeof text === "string" ? new TextEncoder().encode(text) : text);
const head = "From: Zoe <zoe@acme.example>\r\nTo: a@test.example, B <b@test.example>\r\nSubject: Hi\r\n";

describe("C6 what is kept of a mail", () => {
  test("HTML becomes text, attachments their names, encoded words their letters", async () => {
    const body = [
      'Content-Type: multipart/mixed; boundary="x"',
      "",
      "--x",
      "Content-Type: text/html; charset=utf-8",
      "",
      '<p>Hello <b>there</b></p><script>alert(1)</script><img src="https://t.example/p.gif" onerror="x()">',
      "--x",
      'Content-Type: application/pdf; name="plan.pdf"',
      'Content-Disposition: attachment; filename="plan.pdf"',
      "",
      "JVBERi0=",
      "--x--",
    ].join("\r\n");
    const mail = await read(`${head.replace("Hi", "=?utf-8?B?R3LDvMOfZQ==?=")}${body}`);
    expect(mail).toMatchObject({
      from: "zoe@acme.example",
      addresses: ["zoe@acme.example", "a@test.example", "b@test.example"],
      recipients: ["a@test.example", "b@test.example"],
    });
    expect(mail?.summary).toMatch(/^Grüße\n\nHello there/);
    expect(mail?.summary).toMatch(/\n\nAttached: plan\.pdf$/);
    expect(mail?.summary).not.toMatch(/<|script|onerror/);
  });

  test("one that is made to harm does not: huge, deep, without an end, with wrong letters or lines in its headers", async () => {
    expect(await read(new Uint8Array(largestMail + 1))).toBeNull();
    expect(await read("")).toBeNull();
    expect(await read("just words")).toBeNull();
    const deep = Array.from(
      { length: 80 },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
    );
    expect(await read(head + deep.join(""))).toBeNull();
    expect(await read(`${head}X-Long: ${"a".repeat(300_000)}\r\n\r\nHi`)).toBeNull();
    const many = `${head.replace("a@test.example", Array.from({ length: 5000 }, (_, n) => `u${n}@x.example`).join(", "))}\r\nHi`;
    expect((await read(many))?.addresses.length).toBeLessThanOrEqual(200);
    const letters = await read(
      `${head}Content-Type: text/plain; charset=no-such-set\r\n\r\nHi\u0000 \u202Ethere\u0007`,
    );
    expect(letters?.summary).toMatch(/^Hi\n\nHi.? \S*there$/);
    const long = await read(`${head}\r\n${"word ".repeat(50_000)}`);
    expect(long?.summary.length).toBeLessThanOrEqual(4000);
    const lines = await read("From: zoe@acme.example\r\nSubject: =?utf-8?Q?Hi=0D=0ABcc:_x@y.example?=\r\n\r\nHi");
    expect(lines?.summary.split("\n")[0]).toBe("Hi Bcc: x@y.example");
    expect(lines?.recipients).toEqual([]);
  });

  test("the same mail has the same key, another another, also without a Message-ID", async () => {
    const keyOf = async (text: string) => (await read(text))?.key;
    expect(await keyOf(`${head}Message-ID: <1@a>\r\n\r\nOne`)).toBe(await keyOf(`${head}Message-ID: <1@a>\r\n\r\nTwo`));
    expect(await keyOf(`${head}\r\nOne`)).toBe(await keyOf(`${head}\r\nOne`));
    expect(await keyOf(`${head}\r\nOne`)).not.toBe(await keyOf(`${head}\r\nTwo`));
  });

  test("the domains of a company, and none of where anybody has a mailbox", () => {
    expect(companyDomains("a@mail.acme.co.uk")).toEqual(["mail.acme.co.uk", "acme.co.uk", "co.uk"]);
    expect(companyDomains("a@gmail.com")).toEqual([]);
    expect(companyDomains("a@mail.gmail.com")).toEqual([]);
    expect(companyDomains("a@localhost")).toEqual([]);
  });
});
