import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isRunning, markOf, type ProcessMark } from "#lib/launch/process.ts";

export type Holder = { launcher: ProcessMark; children: ProcessMark[]; address: string };

/** A file that one living process holds at a time; what a dead one wrote into it is handed over. */
export type Hold = { left: Holder | undefined; record: (children: ProcessMark[]) => void; release: () => void };

/** Takes the file, or returns its living holder. */
export function takeHold(file: string, address: string): Hold | Holder {
  const launcher = markOf(process.pid) ?? { pid: process.pid, born: "" };
  let left: Holder | undefined;
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify({ launcher, children: left?.children ?? [], address }), { flag: "wx" });
      break;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
    }
    const holder = readHolder(file);
    if (holder && isRunning(holder.launcher)) return holder;
    left = holder ?? left;
    rmSync(file, { force: true });
  }
  return {
    left,
    record: (children) => {
      writeFileSync(`${file}.new`, JSON.stringify({ launcher, children, address }));
      renameSync(`${file}.new`, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}
