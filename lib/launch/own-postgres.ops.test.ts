import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestInstance } from "#lib/launch/test-instance.ts";
import { TestVisitor } from "#lib/launch/test-visitor.ts";
import { freePort } from "#lib/postgres/cluster.ts";

/** A PostgreSQL of Debian's packages, the oldest from 15 on: what a team may already have. */
const home = "/usr/lib/postgresql";
const versions = existsSync(home)
  ? readdirSync(home)
      .map(Number)
      .filter((version) => version >= 15)
  : [];
const oldest = versions.length > 0 ? Math.min(...versions) : undefined;
const bin = join(home, String(oldest), "bin");
const root = join(import.meta.dirname, "..", "..");

/** The commands of the README that hold a word, as they are written there. */
function written(word: string): string {
  const blocks = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/```\n([^`]+)```/g)].map(
    ([, block]) => block,
  );
  const found = blocks.find((block) => block?.includes(word));
  if (!found) throw new Error(`the README has no ${word}`);
  return found.replaceAll(/^ +/gm, "");
}

describe.skipIf(!oldest)(`a PostgreSQL ${oldest} of one's own (README, configuration and back up)`, () => {
  let folder: string;
  const started: string[] = [];
  const secret = { BELLWETHER_SECRET: "the same on both servers" };

  /** PostgreSQL does not run as root: its own account does. */
  function asPostgres(...command: string[]): void {
    const whole = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--", ...command] : command;
    // where the commands of the administrator are, also on a machine that does not look there
    const PATH = [process.env.PATH, "/usr/sbin", "/sbin"].join(delimiter);
    execFileSync(whole[0] as string, whole.slice(1), { cwd: "/", stdio: "ignore", env: { ...process.env, PATH } });
  }

  async function server(name: string): Promise<string> {
    const data = join(folder, name);
    const port = await freePort();
    asPostgres(join(bin, "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "--locale=C", "-E", "UTF8");
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    asPostgres(join(bin, "pg_ctl"), "-D", data, "-w", "-l", join(data, "log"), "-o", options, "start");
    started.push(data);
    const url = `postgresql://postgres@127.0.0.1:${port}`;
    execFileSync(join(bin, "psql"), [`${url}/postgres`, "-qc", "create database bellwether"]);
    return `${url}/bellwether`;
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bellwether-own-"));
    mkdirSync(folder, { recursive: true });
    if (process.getuid?.() === 0) execFileSync("chown", ["postgres", folder]);
  });
  afterAll(() => {
    for (const data of started) asPostgres(join(bin, "pg_ctl"), "-D", data, "-m", "fast", "stop");
    rmSync(folder, { recursive: true, force: true });
  });

  async function counted(databaseUrl: string): Promise<unknown> {
    const instance = new TestInstance(join(folder, `data-${started.length}`), await freePort());
    await instance.start({ ...secret, DATABASE_URL: databaseUrl });
    const tomas = new TestVisitor(`http://localhost:${instance.port}`);
    await tomas.signIn("tomas@demo.bellwether.example");
    const answer = await tomas.door("GET", "/accounts/count");
    await instance.end("SIGTERM");
    return answer;
  }

  test("it is migrated, filled and served from; dumped and restored as written, another server shows the same", async () => {
    const first = await server("first");
    const before = await counted(first);
    expect(before).toMatchObject({ total: expect.any(Number) });
    const run = (script: string, DATABASE_URL: string) => {
      const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, DATABASE_URL };
      const { status, stderr } = spawnSync("bash", ["-euc", script], { cwd: folder, env, encoding: "utf8" });
      expect({ script, status, stderr }).toEqual({ script, status: 0, stderr: "" });
    };
    run(written("pg_dump "), first);
    const second = await server("second");
    run(written("pg_restore "), second);
    expect(await counted(second)).toEqual(before);
  });
});
