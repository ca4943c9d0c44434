import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isRunning } from "#lib/launch/process.ts";
import { TestInstance } from "#lib/launch/test-instance.ts";
import { freePort } from "#lib/postgres/cluster.ts";

// a space and letters beyond ASCII, as folders of people have them
const folder = join(import.meta.dirname, "..", "..", ".data", `hand over, déjà ${process.pid}`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A Node from 20 to 23 on this machine, if it has one: the first `npm start` begins on it. */
function olderNode(): string | undefined {
  const paths = spawnSync("sh", [
    "-c",
    'IFS=:; for d in $PATH /usr/bin /usr/local/bin; do [ -x "$d/node" ] && echo "$d/node"; done',
  ]);
  return String(paths.stdout)
    .split("\n")
    .filter(Boolean)
    .find((path) => /^v2[0-3]\./.test(spawnSync(path, ["--version"], { encoding: "utf8" }).stdout));
}

const older = olderNode();

test.skipIf(!older)(
  "begun by an older Node, SIGINT and SIGTERM to it alone stop everything (issue 2, section 1)",
  async () => {
    mkdirSync(folder, { recursive: true });
    const instance = new TestInstance(folder, await freePort());
    instance.node = older as string;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      await instance.start({}, ["--only", "worker"]);
      const marks = Object.values(instance.processes());
      expect(marks).toHaveLength(3);
      expect(await instance.end(signal)).toBe(0);
      expect(marks.filter(isRunning)).toEqual([]);
    }
  },
);
