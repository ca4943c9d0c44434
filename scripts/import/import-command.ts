import { existsSync, readFileSync } from "node:fs";
import { db } from "#lib/db.ts";
import { derive } from "#lib/imports/jobs.ts";
import { type FolderMapping, folderMapping } from "#lib/imports/schema.ts";
import { type FolderReport, importFolder } from "#lib/imports/write/import-folder.ts";
import { sentence } from "#lib/launch/start.ts";
import { withDatabase } from "#lib/launch/with-database.ts";
import { Problem } from "#lib/problem.ts";

type Asked = { path: string | undefined; mapping: string | undefined; dryRun: boolean; as: string | undefined };

/** Imports what `path` holds and prints the report; 0 only when nothing was refused and nothing is left to answer. */
export async function importCommand(root: string, asked: Asked): Promise<number> {
  try {
    const { path } = asked;
    if (!path || !existsSync(path))
      throw new Problem("Say which folder or file: npm run import -- FOLDER [--mapping FILE] [--dry-run]");
    const corrections = readMapping(asked.mapping);
    const report = await withDatabase(root, async () => {
      const userId = await importer(asked.as);
      const made = await importFolder(path, { userId, dryRun: asked.dryRun, corrections });
      if (made.state === "done") await derive();
      return made;
    });
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return succeeded(report) ? 0 : 1;
  } catch (cause) {
    console.error(sentence(cause));
    return 1;
  }
}

function succeeded(report: FolderReport): boolean {
  const ended = report.state === (report.dryRun ? "checked" : "done");
  const refused = report.files.some((file) => file.refused > 0 || file.unreadable);
  return ended && report.questions.length === 0 && !refused;
}

function readMapping(file: string | undefined): FolderMapping {
  if (!file) return {};
  try {
    return folderMapping.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new Problem(`The mapping ${file} cannot be used (${why}): see the section about imports in the README.`);
  }
}

async function importer(email: string | undefined): Promise<number> {
  const found = await db.appUser.findFirst({
    where: {
      status: "active",
      userRoles: { some: { role: "admin" } },
      ...(email ? { email: email.toLowerCase() } : {}),
    },
    orderBy: { id: "asc" },
  });
  if (found) return found.id;
  throw new Problem(
    email ? `No active admin has the email ${email}.` : "There is no admin yet: start Bellwether and set it up first.",
  );
}
