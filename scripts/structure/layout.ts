/** What may stand where, and how it is named. Pure: paths and texts in, sentences out. */
export type SourceFile = { path: string; text: string };

const nouns =
  "accounts people health metrics onboarding adoption playbooks escalations value engagement library finance ingest imports live audit agents demo promises tasks notifications requests handoffs".split(
    " ",
  );
const plumbingFolders = ["postgres", "launch", "generated"];
const top = ["app", "components", "lib", "prisma", "e2e", "scripts", "public", "docs", ".ci"];
const rootFiles =
  /^(server|worker|instrumentation|(next|prisma|vitest|playwright|postcss)\.config)\.(ts|mjs)$|^next-env\.d\.ts$/;
const banned = /(^|[/-])(utils?|helpers?|services?|hooks?|types|common|index)(\.[a-z.]+)?(\/|$)/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(db|ops|spec))*(\.test)?(\.d)?\.(ts|tsx|mjs|css)$/;
const routeFiles = /^(page|layout|loading|error|not-found|forbidden|global-error|route|globals)\.(tsx|ts|css)$/;
const roles = "schema|rules|read|write|procedures|jobs";
const roleFile = new RegExp(`^(${roles})(\\.db|\\.ops)?(\\.test)?\\.ts$`);
const roleFolder = /^(schema|rules|read|write|procedures|measures|catalog)$/;

function judgeLib(parts: string[]): string | null {
  const [, first = "", ...rest] = parts;
  if (rest.length === 0) return first.endsWith(".ts") ? null : "lib/ holds .ts files only";
  if (plumbingFolders.includes(first)) return null;
  if (!nouns.includes(first)) return `lib/${first} is no noun of the product`;
  const [role = "", ...below] = rest;
  if (below.length === 0) {
    const nounTest = /^[a-z-]+(\.db|\.ops)?\.test\.ts$/.test(role);
    return roleFile.test(role) || nounTest ? null : `a noun holds ${roles.replaceAll("|", ", ")} and their tests`;
  }
  return roleFolder.test(role) ? null : `lib/${first}/${role} is no sub-folder of a noun`;
}

function judgeComponents(parts: string[]): string | null {
  const [, folder = "", ...rest] = parts;
  if (rest.length === 0) return "components/ holds folders only";
  return ["ui", "charts", "shell", ...nouns].includes(folder)
    ? null
    : `components/${folder} is neither ui, charts, shell nor a noun`;
}

function judgePlace(path: string): string | null {
  const parts = path.split("/");
  const [first = ""] = parts;
  const name = parts.at(-1) ?? "";
  if (parts.length === 1) return rootFiles.test(name) ? null : "no source file of this name belongs at the root";
  if (!top.includes(first)) return `${first}/ is no folder of the house`;
  if (first === "app") return routeFiles.test(name) ? null : "app/ holds routes only";
  if (first === "lib") return judgeLib(parts);
  if (first === "components") return judgeComponents(parts);
  return null;
}

const ownName = /^(components\/.*\.tsx|lib\/health\/measures\/.*(?<!\.test)\.ts)$/;

/** What a file is named for, it exports: a component or a measure is found by its name. */
function judgeExport({ path, text }: SourceFile): string | null {
  if (!ownName.test(path)) return null;
  const name = (path.split("/").at(-1) ?? "").replace(/\.tsx?$/, "").replaceAll("-", "");
  const exported = [...text.matchAll(/^export (?:async )?(?:const|function|type) (\w+)/gm)].map(([, one = ""]) => one);
  return exported.some((one) => one.toLowerCase() === name) ? null : "it exports nothing that is named as the file";
}

/** Layout and names: one sentence for each file that stands in the wrong place or has the wrong name. */
export function layoutProblems(files: SourceFile[]): string[] {
  return files.flatMap((file) => {
    const { path } = file;
    const name = path.split("/").at(-1) ?? "";
    const found = [
      judgePlace(path),
      judgeExport(file),
      banned.test(path) ? "this name says nothing: no utils, helpers, services, hooks, types, common, index" : null,
      kebab.test(name) || rootFiles.test(path) ? null : "file names are kebab-case",
      path.startsWith("lib/") && name.endsWith(".tsx") ? "lib/ draws nothing: no .tsx" : null,
    ];
    return found.filter((problem) => problem !== null).map((problem) => `${path}: ${problem}`);
  });
}
