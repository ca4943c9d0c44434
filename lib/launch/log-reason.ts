import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const tail = 16 * 1024;

/** Why a process ended, from the end of its log file: the message of its last error, or undefined when it left none. */
export function logReason(file: string): string | undefined {
  try {
    return reasonIn(endOf(file));
  } catch {
    return undefined;
  }
}

/** The last error of a log: of a line of JSON at level error or worse, or of what Node prints when a process fails. */
export function reasonIn(text: string): string | undefined {
  for (const line of text.trimEnd().split("\n").reverse()) {
    const reason = line.startsWith("{") ? ofJson(line) : /^\s*(?:\w*Error(?: \[\w+\])?: .+)/.exec(line)?.[0];
    if (reason) return reason.trim().slice(0, 300);
  }
  return undefined;
}

function ofJson(line: string): string | undefined {
  try {
    const { level, msg, err } = JSON.parse(line) as { level: number; msg?: string; err?: { message?: string } };
    return level >= 50 ? (err?.message ?? msg) : undefined;
  } catch {
    return undefined;
  }
}

function endOf(file: string): string {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(Math.min(tail, size));
    readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString("utf8");
  } finally {
    closeSync(handle);
  }
}
