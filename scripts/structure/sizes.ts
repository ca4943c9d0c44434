import { parseSync } from "@swc/core";
import type { SourceFile } from "./layout.ts";

const fileLimit = 250;
const functionLimit = { ts: 60, tsx: 90 };
const pageLimit = 60;
const functionKinds = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassMethod",
  "MethodProperty",
]);

type Node = { type?: string; span?: { start: number; end: number } } & Record<string, unknown>;

function* functionsIn(value: unknown): Generator<{ start: number; end: number }> {
  if (Array.isArray(value)) {
    for (const item of value) yield* functionsIn(item);
  } else if (value && typeof value === "object") {
    const node = value as Node;
    if (node.type && functionKinds.has(node.type))
      yield node.span ?? (node.function as Node | undefined)?.span ?? { start: 0, end: 0 };
    for (const child of Object.values(node)) yield* functionsIn(child);
  }
}

function functionProblems({ path, text }: SourceFile): string[] {
  const tsx = path.endsWith(".tsx");
  // swc counts positions over everything it has parsed so far; a last token of our own tells where this text ended
  const bytes = Buffer.from(`${text}\n;`);
  const module = parseSync(bytes.toString(), { syntax: "typescript", tsx, target: "es2022" });
  const base = module.span.end - bytes.length;
  const lineOf = (position: number) =>
    bytes
      .subarray(0, Math.max(0, position - base))
      .toString()
      .split("\n").length;
  const limit = tsx ? functionLimit.tsx : functionLimit.ts;
  return [...functionsIn(module.body)].flatMap(({ start, end }) => {
    const [first, last] = [lineOf(start), lineOf(end)];
    const lines = last - first + 1;
    return lines > limit ? [`${path}:${first}: a function of ${lines} lines; ${limit} is the most`] : [];
  });
}

/** Files of a screenful, functions of a glance. Tests and SQL are exempt from the function rule. */
export function sizeProblems(files: SourceFile[]): string[] {
  return files.flatMap((file) => {
    const { path, text } = file;
    const lines = text.trimEnd().split("\n").length;
    const test = /\.(test|spec)\.tsx?$/.test(path);
    const limit = /^app\/.*page\.tsx$/.test(path) ? pageLimit : fileLimit;
    const long = lines > limit ? [`${path}: ${lines} lines; ${limit} is the most`] : [];
    return /\.tsx?$/.test(path) && !test && !path.endsWith(".d.ts") ? [...long, ...functionProblems(file)] : long;
  });
}
