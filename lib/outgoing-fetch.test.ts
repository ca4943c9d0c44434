import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { outgoingFetch } from "./outgoing-fetch.ts";
import { isPublicAddress } from "./public-address.ts";

const limits = { timeoutMs: 10_000, maxBytes: 1024 };
const closing: (() => void)[] = [];

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  closing.push(() => server.close().closeAllConnections());
  return (server.address() as AddressInfo).port;
}
const allowPrivate = (value: "1" | "") => vi.stubEnv("ALLOW_PRIVATE_TARGETS", value);
const resolveTo = (...addresses: string[]) =>
  vi.fn(async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));

afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) close();
});

describe("what is asked outside", () => {
  test("only addresses of the public internet are public", () => {
    const inside =
      "0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.168.0.1 198.18.0.1 224.0.0.1 255.255.255.255 ::1 :: ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:8.8.8.8 ::7f00:1 64:ff9b::7f00:1 fe80::1 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 2001::1 2002:7f00:1:: localhost 127.1";
    for (const address of inside.split(" ")) expect([address, isPublicAddress(address)]).toEqual([address, false]);
    for (const address of ["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1111", "2a00:1450::1"])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
  });

  test("nothing inside the network is asked, however it is written", async () => {
    const inside =
      "http://127.0.0.1/ http://127.1/ http://0x7f.0.0.1/ http://2130706433/ http://0177.0.0.1/ http://[::1]/ http://[::ffff:127.0.0.1]/ http://169.254.169.254/latest http://0/";
    for (const url of inside.split(" "))
      await expect(outgoingFetch(url, {}, limits)).rejects.toMatchObject({ reason: "private" });
    const resolve = resolveTo("8.8.8.8", "10.0.0.1");
    const mixed = outgoingFetch("https://calendar.example/", {}, { ...limits, resolve });
    await expect(mixed).rejects.toMatchObject({ reason: "private" });
  });

  test("only http and https, without a password in the address", async () => {
    for (const url of ["file:///etc/passwd", "ftp://a.example/", "https://me:secret@a.example/", "calendar", ""])
      await expect(outgoingFetch(url, {}, limits)).rejects.toMatchObject({ reason: "bad-address" });
  });

  test("a name is resolved once, and exactly the judged address is asked", async () => {
    allowPrivate("1");
    const port = await serve((request, response) => response.end(`${request.method} ${request.headers.host}`));
    const resolve = resolveTo("127.0.0.1");
    const answer = await outgoingFetch(`http://calendar.example:${port}/a`, {}, { ...limits, resolve });
    expect(answer).toMatchObject({ status: 200, body: `GET calendar.example:${port}` });
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  test("a redirect is judged like the first address, and carries no secret to another", async () => {
    allowPrivate("1");
    const target = await serve((request, response) => response.end(request.headers.authorization ?? "nothing"));
    const port = await serve((request, response) => {
      if (request.url === "/private") allowPrivate("");
      response.writeHead(302, { location: request.url === "/loop" ? "/loop" : `http://127.0.0.1:${target}/` }).end();
    });
    const ask = (path: string, method?: "POST") =>
      outgoingFetch(`http://127.0.0.1:${port}${path}`, { method, headers: { authorization: "secret" } }, limits);
    expect(await ask("/")).toMatchObject({ status: 200, body: "nothing" });
    expect(await ask("/", "POST")).toMatchObject({ status: 302 });
    await expect(ask("/loop")).rejects.toMatchObject({ reason: "unreachable" });
    await expect(ask("/private")).rejects.toMatchObject({ reason: "private" });
  });

  test("what is sent arrives; too much, too late or nobody there is told apart", async () => {
    allowPrivate("1");
    const port = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.url === "/never") return;
      if (request.url === "/large") response.end("x".repeat(2000));
      else response.writeHead(202).end(Buffer.concat(chunks));
    });
    const at = (path: string) => `http://127.0.0.1:${port}${path}`;
    const sent = await outgoingFetch(at("/"), { method: "POST", body: "grüße" }, limits);
    expect(sent).toMatchObject({ status: 202, body: "grüße" });
    await expect(outgoingFetch(at("/large"), {}, limits)).rejects.toMatchObject({ reason: "too-large" });
    const late = outgoingFetch(at("/never"), {}, { ...limits, timeoutMs: 50 });
    await expect(late).rejects.toMatchObject({ reason: "timeout" });
    const slowName = { ...limits, timeoutMs: 50, resolve: () => new Promise<never>(() => undefined) };
    await expect(outgoingFetch("http://slow.example", {}, slowName)).rejects.toMatchObject({ reason: "timeout" });
    for (const close of closing.splice(0)) close();
    await expect(outgoingFetch(at("/"), {}, limits)).rejects.toMatchObject({ reason: "unreachable" });
  });
});
