import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

type Report = { testResults: { assertionResults: { title: string; status: string }[]; status: string }[] };

/** Stands for a file whose tests could not run at all, which says nothing of a guard. */
export const notRun = "a whole file";

/** Runs these tests in a copy: the titles of those that failed, or {@link notRun}. */
export function failedTests(root: string, tests: readonly string[], test?: string): ReadonlySet<string> {
  const found = tests.filter((file) => existsSync(join(root, file)));
  if (found.length === 0) throw new Error(`None of these tests is there: ${tests.join(", ")}.`);
  const out = join(root, ".data", "mutate-report.json");
  rmSync(out, { force: true });
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const named = test ? ["-t", test] : [];
  spawnSync(process.execPath, [vitest, "run", ...found, ...named, "--reporter=json", `--outputFile=${out}`], {
    cwd: root,
    stdio: "ignore",
  });
  if (!existsSync(out)) return new Set([notRun]);
  const { testResults } = JSON.parse(readFileSync(out, "utf8")) as Report;
  // a run in which nothing was tested says nothing of the guard
  if (
    testResults.every(({ assertionResults }) => assertionResults.length === 0) &&
    testResults.every(({ status }) => status !== "failed")
  )
    throw new Error(`No test ran of ${found.join(", ")}. Run them in ${root} to see why.`);
  const failed = testResults.flatMap(({ assertionResults, status }) => {
    const titles = assertionResults.filter((one) => one.status === "failed").map(({ title }) => title);
    return status === "failed" && titles.length === 0 ? [notRun] : titles;
  });
  return new Set(failed);
}
