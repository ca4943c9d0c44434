import { createRequire } from "node:module";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";

const config = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as { forbidden: []; options: object };
const sources = ["app", "components", "lib", "scripts"];

/** Import directions, by dependency-cruiser; a scan that saw no modules is a fault, never a pass. */
export async function importProblems(root: string, folders: string[] = sources): Promise<string[]> {
  const ruleSet = { forbidden: config.forbidden };
  const result = await cruise(folders, { ...config.options, ruleSet, validate: true, baseDir: root } as never);
  if (typeof result.output === "string") throw new Error("dependency-cruiser gave no result");
  const { totalCruised, totalDependenciesCruised = 0, violations } = result.output.summary;
  if (totalCruised === 0 || totalDependenciesCruised === 0)
    throw new Error(`dependency-cruiser scanned no modules below ${join(root)}`);
  return violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
}
