import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually, TestInstance } from "#lib/launch/test-instance.ts";
import { TestVisitor } from "#lib/launch/test-visitor.ts";
import { freePort } from "#lib/postgres/cluster.ts";
import { Trial } from "../../scripts/chaos/trial.ts";

const disk = join(tmpdir(), `bellwether-disk-${process.pid}`);
const mega = 1024 * 1024;

function mount(megabytes: number): boolean {
  mkdirSync(disk, { recursive: true });
  const done = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=1777`, "tmpfs", disk]).status === 0;
  if (done && existsOnItsOwn()) return true;
  rmSync(disk, { recursive: true, force: true });
  return false;
}
const existsOnItsOwn = () => statfsSync(disk).blocks !== statfsSync(tmpdir()).blocks;

function unmount(): void {
  spawnSync("umount", ["-l", disk]);
  rmSync(disk, { recursive: true, force: true });
}

/** Real small disks need the right to mount one: without it these tests are skipped, visibly. */
const mayMount = process.platform === "linux" && mount(1);
if (mayMount) unmount();

describe.skipIf(!mayMount)("a disk without room (issue 2, section 1)", () => {
  let instance: TestInstance;
  beforeEach(async () => {
    instance = new TestInstance(join(disk, "data"), await freePort());
  });
  afterEach(async () => {
    await instance.end("SIGTERM");
    unmount();
  });

  /** Fills the disk up to so many megabytes. */
  function fill(left: number): void {
    const { bavail, bsize } = statfsSync(disk);
    const size = Math.max(1, bavail * bsize - left * mega);
    expect(spawnSync("fallocate", ["-l", String(size), join(disk, "fill")]).status).toBe(0);
  }
  const makeRoom = () => rmSync(join(disk, "fill"));

  test.each([
    { megabytes: 60, left: 60 },
    { megabytes: 60, left: 0 },
  ])("$left MB free: a sentence that says what to do, and exit code 1", async ({ megabytes, left }) => {
    mount(megabytes);
    fill(left);
    const { code, output } = await instance.launch();
    expect(code).toBe(1);
    expect(output).toMatch(/make room|free some space/);
    expect(output).toContain("BELLWETHER_DATA");
    expect(output).not.toMatch(/\n\s+at /);
  });

  test("a disk that fills up under an import: a refusal, nothing lost, and it goes on when there is room", async () => {
    mount(1_500);
    await instance.start();
    const address = `http://localhost:${instance.port}`;
    // random, so that the database cannot compress it away
    const rows = (count: number) =>
      `name,note\n${Array.from({ length: count }, () => `Acme,${randomBytes(75).toString("base64")}\n`).join("")}`;
    const [much, little] = [rows(1_000_000), rows(1_000)];
    const admin = await new TestVisitor(address).signIn("ada@demo.bellwether.example");
    const { importId } = await admin.door("POST", "/imports", {});
    const upload = async (body: string) => {
      const response = await admin.ask(`/api/uploads?importId=${importId}&name=more.csv`, { method: "POST", body });
      return { status: response.status, ...(await response.json()) };
    };
    const before = (await admin.door("GET", "/accounts/count")) as unknown;

    fill(3);
    const refused = await upload(much);
    expect([503, 507]).toContain(refused.status);
    expect(refused.message).toMatch(/disk of the database is full|does not answer just now/);

    makeRoom();
    await eventually("it answers again", 60, () => instance.answers());
    expect(await admin.door("GET", "/accounts/count")).toEqual(before);
    expect((await upload(little)).status).toBe(201);
    await eventually("the file that did not come whole is gone", 60, async () => {
      const { list } = await admin.door("GET", `/imports/${importId}`);
      return list.length === 1 && list[0].state === "uploaded";
    });
  });

  test("a disk that fills up under events: they are sent away, none that was acknowledged is lost, and it goes on when there is room (issue 4, faults)", async () => {
    mount(1_500);
    await instance.start();
    const admin = await new TestVisitor(`http://localhost:${instance.port}`).signIn("ada@demo.bellwether.example");
    const trial = new Trial(join(import.meta.dirname, "..", ".."), instance);
    await trial.begin(1);
    fill(3);
    await eventually("events are sent away", 180, async () => {
      const { status, retryAfter } = await trial.probe();
      return status === 503 && retryAfter !== null;
    });
    const saved = await admin.ask("/api/v1/imports", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect([503, 507]).toContain(saved.status);
    expect((await saved.json()).message).toMatch(/disk of the database is full|does not answer just now/);

    makeRoom();
    await eventually("events are taken again", 60, async () => {
      return (await instance.answers()) && (await trial.probe()).status === 200;
    });
    await trial.settle();
    const found = { lost: [], twice: [], misplaced: [], withoutReceipt: 0, miscounted: 0, differences: [] };
    expect(await trial.judge()).toMatchObject(found);
    expect(trial.ledger.refused).toEqual([]);
  });
});
