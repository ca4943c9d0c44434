import { parseArgs } from "node:util";
import { verifyChain } from "#lib/audit/read/verify.ts";
import { notedShape } from "#lib/audit/schema.ts";
import { sentence } from "#lib/launch/start.ts";
import { withDatabase } from "#lib/launch/with-database.ts";

const usage =
  'Usage: npm run audit -- verify [--noted "SEQ HASH"]. The line to note is on the page Audit in the settings.';

/** Recomputes the chain, and prints how far it is whole and its first broken link; 0 only when all of it is. */
export async function auditCommand(root: string, args: string[]): Promise<number> {
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { noted: { type: "string" } } });
    const [seq, hash] = (values.noted ?? "").trim().split(/\s+/);
    const noted = values.noted === undefined ? null : notedShape.safeParse({ seq, hash }).data;
    if (positionals.join(" ") !== "verify" || noted === undefined) {
      console.error(usage);
      return 2;
    }
    const say = (link: number) => process.stderr.isTTY && process.stderr.write(`\r${link} links`);
    const verdict = await withDatabase(root, () => verifyChain(noted, say));
    process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`);
    return verdict.broken ? 1 : 0;
  } catch (cause) {
    console.error(sentence(cause));
    return 2;
  }
}
