import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateClient } from "#lib/generate.ts";
import { everyDoor } from "#lib/test-doors.ts";
import { listedGuards } from "./guards.ts";
import { type DoorMutant, doorMutants, type Guard, withInsertions, withoutGuard } from "./mutants.ts";
import { failedTests, notRun } from "./run-tests.ts";
import { type ScratchCopy, scratchCopy } from "./scratch-copy.ts";

const matrix = "lib/router.db.test.ts";
type Result = { name: string; noticed: boolean };

/**
 * Takes each guard away in turn and prints whether its tests noticed. Doors are judged each by a test of its own, so that one kind of
 * guard is taken from all of them in one run. Words: only guards whose name has one of them.
 */
export async function mutateCommand(root: string, args: string[]): Promise<number> {
  generateClient();
  const words = args.filter((arg) => !arg.startsWith("--"));
  const wanted = ({ name }: { name: string }) => words.length === 0 || words.some((word) => name.includes(word));
  const doors = allDoorMutants(root).filter(wanted);
  const guards = listedGuards.filter(wanted);
  for (const guard of guards) withoutGuard(readFileSync(join(root, guard.file), "utf8"), guard);
  if (args.includes("--list")) {
    for (const { name } of [...doors, ...guards]) console.log(name);
    return 0;
  }
  const copy = scratchCopy(root);
  try {
    assertSound(copy, doors.length > 0 ? [{ tests: [matrix] }, ...guards] : guards);
    const results = [...judgeDoors(copy, doors), ...guards.map((guard) => judgeGuard(copy, guard))];
    const survived = results.filter(({ noticed }) => !noticed);
    for (const { name } of survived) console.log(`SURVIVED  ${name}`);
    console.log(`${results.length - survived.length} of ${results.length} guards are noticed when they are gone.`);
    return survived.length === 0 && results.length > 0 ? 0 : 1;
  } finally {
    copy.remove();
  }
}

/** A test that fails with every guard in place would seem to notice whatever is gone. */
function assertSound(copy: ScratchCopy, guards: readonly Pick<Guard, "tests">[]): void {
  const tests = new Set(guards.flatMap((guard) => guard.tests));
  if (tests.size === 0) return;
  const failed = failedTests(copy.path, [...tests]);
  if (failed.size > 0)
    throw new Error(`With every guard in place these tests fail already: ${[...failed].join("; ")}.`);
}

function allDoorMutants(root: string): DoorMutant[] {
  const declared = new Map(
    everyDoor().map(({ name, meta: { audience, subject } }) => [name, { name, audience, subject }] as const),
  );
  const files = globSync(["lib/*/procedures.ts", "lib/*/procedures/*.ts"], { cwd: root }).filter(
    (file) => !file.includes(".test."),
  );
  const mutants = files.flatMap((file) => doorMutants(file, readFileSync(join(root, file), "utf8"), declared));
  const seen = new Set(mutants.map(({ name }) => name.split(":")[0]));
  const missed = [...declared.values()].filter(
    ({ name, audience }) =>
      audience !== "anyone" && !seen.has(name) && !listedGuards.some(({ covers }) => covers && name.startsWith(covers)),
  );
  if (missed.length > 0)
    throw new Error(`These doors were not found in their files: ${missed.map(({ name }) => name).join(", ")}.`);
  return mutants;
}

function* judgeDoors(copy: ScratchCopy, mutants: readonly DoorMutant[]): Generator<Result> {
  for (const kind of ["audience", "subject"]) {
    const these = mutants.filter(({ name }) => name.endsWith(`: ${kind}`));
    if (these.length === 0) continue;
    const files = Map.groupBy(these, ({ file }) => file);
    const texts = [...files].map(
      ([file, ones]) => [file, withInsertions(readFileSync(join(copy.path, file), "utf8"), ones)] as const,
    );
    const failed = copy.changed(new Map(texts), () => failedTests(copy.path, [matrix]));
    yield* these.map(({ name, test }) => say({ name, noticed: failed.has(test) }));
  }
}

function judgeGuard(copy: ScratchCopy, guard: Guard): Result {
  const text = withoutGuard(readFileSync(join(copy.path, guard.file), "utf8"), guard);
  const failed = copy.changed(new Map([[guard.file, text]]), () => failedTests(copy.path, guard.tests, guard.test));
  return say({ name: guard.name, noticed: failed.size > 0 && !failed.has(notRun) });
}

function say(result: Result): Result {
  console.log(`${result.noticed ? "noticed " : "SURVIVED"}  ${result.name}`);
  return result;
}
