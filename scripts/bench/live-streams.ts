import { readFileSync } from "node:fs";
import { type ClientRequest, get } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Line, percentile } from "./print-table.ts";
import { type App, serverPid } from "./start-app.ts";

const streams = 500;
const seconds = 60;
const most = 0.2;
/** USER_HZ, in which the kernel counts. */
const tickMs = 10;

/** Processor time of a process so far. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

/** Milliseconds of processor time a second. */
async function load(pid: number): Promise<number> {
  const [began, before] = [performance.now(), cpuMs(pid)];
  await pause(seconds * 1_000);
  return ((cpuMs(pid) - before) * 1_000) / (performance.now() - began);
}

async function openStream(url: string, cookie: string): Promise<{ request: ClientRequest; isOpen: () => boolean }> {
  let open = true;
  const request = get(`${url}/api/live`, { headers: { cookie }, agent: false });
  await new Promise<void>((done, failed) => {
    request.once("error", failed);
    request.once("response", (answer) => {
      if (answer.statusCode !== 200) return failed(new Error(`A stream was refused with ${answer.statusCode}.`));
      answer.once("data", () => done()).resume();
      answer.once("close", () => {
        open = false;
      });
    });
  });
  request.on("error", () => undefined);
  return { request, isOpen: () => open };
}

/** What so many browsers cost that look at screens on which nothing happens, beside the server without them. */
export async function costOfStreams(app: App): Promise<Line> {
  const pid = serverPid();
  const cookie = await app.cookieOf("ines");
  await pause(5_000);
  const alone = await load(pid);
  const memory = residentMb(pid);
  const opened: Awaited<ReturnType<typeof openStream>>[] = [];
  try {
    for (let n = 0; n < streams; n++) opened.push(await openStream(app.url, cookie));
    await pause(5_000);
    const grown = residentMb(pid) - memory;
    const rounds = [await load(pid), await load(pid)];
    if (opened.some(({ isOpen }) => !isOpen())) throw new Error("A stream ended by itself.");
    const each = rounds.map((with500) => (with500 - alone) / streams);
    const worst = Math.max(...each);
    return {
      what: `${streams} idle streams, each, in processor time of the server (alone it takes ${alone.toFixed(1)} ms a second)`,
      measured: `${percentile(each, 0.5).toFixed(3)} ms a second, worst ${worst.toFixed(3)}; ${((grown * 1024) / streams).toFixed(0)} KB`,
      floor: "",
      ratio: "",
      target: `≤ ${most} ms a second`,
      met: worst <= most,
    };
  } finally {
    for (const { request } of opened) request.destroy();
  }
}
