import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { chunksOf } from "../read/chunks.ts";
import { EncodingGuess } from "../rules/encoding.ts";
import { Recogniser } from "../rules/recognise.ts";
import { suggest } from "../rules/suggest.ts";
import { type Dialect, type Mapping, mapping as mappingShape, objectKey } from "../schema.ts";
import { TooLarge } from "./chunks.ts";
import { moveImport, receiveFile } from "./imports.ts";
import { signatureOf } from "./signature.ts";
import { BadZip, zipEntries } from "./unzip.ts";

type File = { id: number; name: string; chunks: number; size: bigint };

/** Job "imports.read": unpacks zips, reads every file once from end to end, and suggests what it is. Killed, it starts over. */
export async function readFiles(importId: number, now = new Date()): Promise<void> {
  const zips = await db.importFile.findMany({ where: { importId, state: "zip" } });
  for (const zip of zips) await unpack(importId, zip);
  const files = await db.importFile.findMany({ where: { importId, state: "uploaded" }, orderBy: { id: "asc" } });
  for (const file of files) {
    await readFile(file, now);
    announce(`import:${importId}`);
  }
  await moveImport(importId, ["reading"], "mapping");
}

async function unpack(importId: number, zip: File) {
  await db.importFile.deleteMany({ where: { importId, sample: { path: ["from"], equals: zip.id } } });
  try {
    for await (const entry of zipEntries(zip.id, Number(zip.size))) {
      const id = await receiveFile(importId, entry.name, await entry.open());
      await db.importFile.update({ where: { id }, data: { sample: { from: zip.id } } });
    }
    await db.importFile.updateMany({
      where: { importId, sample: { path: ["from"], equals: zip.id } },
      data: { sample: {} },
    });
    await db.importFile.delete({ where: { id: zip.id } });
  } catch (error) {
    await db.importFile.deleteMany({ where: { importId, sample: { path: ["from"], equals: zip.id } } });
    const known = error instanceof BadZip || error instanceof TooLarge;
    const text = known && error.message ? error.message : "This zip is damaged. Make it again and upload it.";
    await db.importFile.update({ where: { id: zip.id }, data: { state: "refused", error: text } });
  }
}

/** Most files are UTF-8, which only their last byte proves: they are read as such at once, the others a second time. */
async function recognise(file: File): Promise<Recogniser> {
  const guess = new EncodingGuess();
  const likely = new Recogniser("utf-8");
  for await (const chunk of chunksOf(file.id, file.chunks)) {
    guess.push(chunk);
    if (guess.mayBeUtf8) likely.push(chunk);
  }
  const encoding = guess.end();
  if (encoding === "utf-8" && guess.mayBeUtf8) return likely;
  const recogniser = new Recogniser(encoding);
  for await (const chunk of chunksOf(file.id, file.chunks)) recogniser.push(chunk);
  return recogniser;
}

async function readFile(file: File, now: Date) {
  const recogniser = await recognise(file);
  const dialect = recogniser.end();
  if (!dialect) {
    await db.importFile.update({ where: { id: file.id }, data: { state: "refused", error: recogniser.problem } });
    return;
  }
  const { object, mapping, leftOut } = (await remembered(dialect)) ?? { ...suggest(file.name, dialect) };
  await db.importFile.update({
    where: { id: file.id },
    data: {
      dialect,
      object,
      mapping: { ...mapping, asOf: object === "snapshot" ? today("UTC", now) : null },
      rowsTotal: recogniser.rows,
      state: "ready",
      error: leftOut ? `Left out: these are ${leftOut}.` : null,
    },
  });
}

/** What was corrected by hand for a file with the same columns counts more than any guess. */
async function remembered(
  dialect: Dialect,
): Promise<{ object: ReturnType<typeof objectKey.parse>; mapping: Mapping; leftOut: null } | null> {
  const known = await db.importMapping.findFirst({
    where: { signature: signatureOf(dialect) },
    orderBy: { usedAt: "desc" },
  });
  const object = objectKey.safeParse(known?.object);
  const mapping = mappingShape.safeParse(known?.mapping);
  return object.success && mapping.success ? { object: object.data, mapping: mapping.data, leftOut: null } : null;
}

export async function rememberMapping(dialect: Dialect, object: string, mapping: Mapping): Promise<void> {
  const signature = signatureOf(dialect);
  const kept = { ...mapping, asOf: null };
  await db.importMapping.upsert({
    where: { signature_object: { signature, object } },
    create: { signature, object, mapping: kept },
    update: { mapping: kept, usedAt: new Date() },
  });
}
