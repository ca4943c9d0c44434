import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runStepChaos, stepsEach } from "./run-steps.ts";

test("steps under SIGKILL of workers and databases: each effect once, its line in the log, one notification (issue 5, must hold)", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bw-steps-"));
  const root = join(import.meta.dirname, "..", "..");
  try {
    const { strikes, ...found } = await runStepChaos({
      root,
      folder,
      interventions: 60,
      kills: 3,
      seed: 11,
      say: () => undefined,
    });
    const steps = 60 * stepsEach;
    expect(found).toEqual({ steps, done: steps, lost: 0, twice: 0, logged: steps, told: 60 });
    expect(strikes).toHaveLength(3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
