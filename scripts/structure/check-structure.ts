import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { importProblems } from "./imports.ts";
import { layoutProblems, type SourceFile } from "./layout.ts";
import { sizeProblems } from "./sizes.ts";

/** The source files of a checkout: tracked ones, and new ones that git does not ignore. */
export function sourceFiles(root: string): SourceFile[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  const paths = listed.split("\n").filter((path) => /\.(tsx?|mjs)$/.test(path) && existsSync(join(root, path)));
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

const root = join(import.meta.dirname, "../..");
if (process.argv[1] === import.meta.filename) {
  const files = sourceFiles(root);
  const problems = [...layoutProblems(files), ...sizeProblems(files), ...(await importProblems(root))];
  for (const problem of problems) console.error(problem);
  console.log(`structure: ${files.length} files, ${problems.length} problems`);
  process.exitCode = problems.length ? 1 : 0;
}
