import { db } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { TooLarge } from "./chunks.ts";
import { receiveFile } from "./imports.ts";

type Upload = { importId: number; name: string; sameSite: boolean; body: AsyncIterable<Uint8Array> | null };
const mostFiles = 500;

/** Takes one uploaded file in. `sameSite`: false when another site posts here with a person's cookie. */
export async function uploadFile({ importId, name, sameSite, body }: Upload): Promise<{ fileId: number } | Refusal> {
  if (!sameSite) return refuse("forbidden", "Upload from Bellwether's own page.");
  if (!body || !name) return refuse("invalid", "Send the file's bytes as the body, and its name as ?name=….");
  const found = Number.isSafeInteger(importId)
    ? await db.import.findUnique({ where: { id: importId }, include: { _count: { select: { importFiles: true } } } })
    : null;
  if (!found) return refuse("not-found", "There is no such import. Begin one first.");
  if (found.state !== "uploading" && found.state !== "mapping" && found.state !== "checked")
    return refuse("conflict", "This import is under way and takes no more files. Begin another one.");
  if (found._count.importFiles >= mostFiles)
    return refuse("invalid", `An import takes ${mostFiles} files. Begin another one.`);
  try {
    return { fileId: await receiveFile(importId, name, body) };
  } catch (error) {
    if (error instanceof TooLarge) return refuse("invalid", "A file may have 4 GB at most. Divide it.");
    throw error;
  }
}
