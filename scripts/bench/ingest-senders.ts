import { fork } from "node:child_process";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { makeEvent } from "./ingest-book.ts";

export type WireServer = { port: number; stop: () => Promise<void> };

/** The wire in a process of its own, on the database that this process points at. */
export async function startWire(): Promise<WireServer> {
  const env = { ...process.env, LOG_LEVEL: "warn" };
  const child = fork(join(import.meta.dirname, "ingest-server.ts"), { env });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const port = await new Promise<number>((done, failed) => {
    child.once("message", (given) => done(Number(given)));
    child.once("exit", () => failed(new Error("The wire did not start.")));
  });
  const stop = async () => {
    child.disconnect();
    await ended;
  };
  return { port, stop };
}

function requestOf(secret: string): string {
  const body = JSON.stringify(makeEvent());
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  const head = [
    "POST /v1/track HTTP/1.1",
    "Host: bench",
    `Authorization: ${authorization}`,
    "Content-Type: application/json",
  ];
  return `${head.join("\r\n")}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** The status of the next answer; answers of the wire are small and come in one piece or with their length. */
function nextStatus(socket: Socket): Promise<number> {
  return new Promise((done, failed) => {
    let got = "";
    const read = (chunk: Buffer) => {
      got += chunk.toString("latin1");
      const end = got.indexOf("\r\n\r\n");
      if (end === -1) return;
      const head = got.slice(0, end);
      const length = /content-length: (\d+)/i.exec(head)?.[1];
      const whole = length ? got.length >= end + 4 + Number(length) : got.endsWith("\r\n0\r\n\r\n");
      if (!whole) return;
      socket.off("data", read).off("error", failed).off("close", gone);
      done(Number(got.slice(9, 12)));
    };
    const gone = () => failed(new Error("The wire closed a connection."));
    socket.on("data", read).once("error", failed).once("close", gone);
  });
}

/** Single events on so many connections that stay open, each sent when the one before is acknowledged: how many a second. */
export async function singleRate(port: number, secret: string, connections: number, seconds: number): Promise<number> {
  let acknowledged = 0;
  const until = performance.now() + seconds * 1000;
  const one = async () => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    await new Promise((done, failed) => socket.once("connect", done).once("error", failed));
    for (; performance.now() < until; acknowledged++) {
      socket.write(requestOf(secret));
      const status = await nextStatus(socket);
      if (status !== 200) throw new Error(`An event was answered with ${status}.`);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, one));
  return acknowledged / seconds;
}
