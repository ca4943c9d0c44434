import { type CallExpression, type ObjectExpression, parseSync } from "@swc/core";

/**
 * A guard, what stands in its place, and the tests that must notice; `test`: only those whose name says so. `covers`: how the names of
 * doors begin that a function makes, and for all of which it stands.
 */
export type Guard = {
  name: string;
  file: string;
  find: string;
  replace: string;
  tests: string[];
  test?: string;
  covers?: string;
};

/** Mutants of one file's text; `test` names the one test that must notice each. */
export type DoorMutant = { name: string; file: string; at: number; insert: string; test: string };

type Declared = { name: string; audience: unknown; subject: string };

/** Puts a listed guard's replacement in; throws when the text is not there exactly once, so that no mutation is silently none. */
export function withoutGuard(text: string, { name, find, replace }: Guard): string {
  const parts = text.split(find);
  if (parts.length !== 2)
    throw new Error(
      `"${name}": the guard stands ${parts.length - 1} times in its file; correct its line in guards.ts.`,
    );
  return parts.join(replace);
}

/**
 * For each `verb: door({ … })` of a file: one mutant that lets anybody in, and, where the door is about accounts or
 * escalations, one that does not judge which. The later property wins over what a spread declared.
 */
export function doorMutants(file: string, source: string, declared: ReadonlyMap<string, Declared>): DoorMutant[] {
  const noun = file.split("/")[1] ?? "";
  return doorRules(source).flatMap(({ verb, end }) => {
    const name = `${noun}.${verb}`;
    const door = declared.get(name);
    if (!door) return [];
    const test = `${name} lets in whom it should`;
    const mutant = (what: string, insert: string) => ({ name: `${name}: ${what}`, file, at: end, insert, test });
    return [
      ...(door.audience === "anyone" ? [] : [mutant("audience", ', audience: "anyone"')]),
      ...(/^(accounts?:(read|change)|escalations?:\w+)$/.test(door.subject)
        ? [mutant("subject", ', subject: "none"')]
        : []),
    ];
  });
}

/** The text with every insertion made; those further back come first, so that places stay right. */
export function withInsertions(text: string, mutants: readonly Pick<DoorMutant, "at" | "insert">[]): string {
  const bytes = Buffer.from(text);
  let made = bytes;
  for (const { at, insert } of [...mutants].sort((a, b) => b.at - a.at)) {
    const comma = /,\s*$/.test(made.subarray(0, at).toString()) ? insert.replace(/^, /, " ") : insert;
    made = Buffer.concat([made.subarray(0, at), Buffer.from(comma), made.subarray(at)]);
  }
  return made.toString();
}

type Rule = { verb: string; end: number };

/** Where the object handed to each `door(` ends, in bytes, with the name of the property it belongs to. */
function doorRules(source: string): Rule[] {
  const module = parseSync(source, { syntax: "typescript" });
  // the parser counts on from what it parsed before
  const start = module.span.start - leading(source);
  const found: Rule[] = [];
  const walk = (node: unknown, verb: string): void => {
    if (Array.isArray(node)) for (const one of node) walk(one, verb);
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const { type, key, value } = node as { type?: string; key?: { value?: string }; value?: unknown };
    if (type === "KeyValueProperty") {
      walk(value, key?.value ?? verb);
      return;
    }
    const call = node as CallExpression;
    if (type === "CallExpression" && call.callee.type === "Identifier" && call.callee.value === "door") {
      const rule = call.arguments[0]?.expression as ObjectExpression | undefined;
      if (rule?.type === "ObjectExpression") found.push({ verb, end: rule.span.end - start - 1 });
      return;
    }
    for (const one of Object.values(node)) walk(one, verb);
  };
  walk(module.body, "");
  return found;
}

/** A module's span begins at its first token, not at the beginning of the file. */
const leading = (source: string) => Buffer.byteLength(source.slice(0, source.search(/\S/)));
