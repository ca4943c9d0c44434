import { randomInt } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { promisesOf } from "../../scripts/chaos/report.ts";
import { runChaos } from "../../scripts/chaos/run-chaos.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, ".data", `ops-chaos-${process.pid}`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("killed at random moments under load: nothing acknowledged is lost, nothing counts twice, nobody has to help (issue 4, faults)", async () => {
  const seed = randomInt(1_000_000);
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const report = await runChaos({ root, folder, accounts: 30, kills: 7, seed, judgeEvery: 3, say });
  const broken = promisesOf(report).filter(({ broken }) => broken > 0);
  expect(broken, said.join("\n")).toEqual([]);
  expect(new Set(report.struck.map(({ what }) => what)).size).toBe(5);
  const last = report.judged.at(-1);
  expect(last?.acknowledged).toBeGreaterThan(500);
  expect(last?.rollupRows).toBeGreaterThan(50);
  expect(report.ledger.retries).toBeGreaterThan(0);
  // only to end what hangs
}, 600_000);
