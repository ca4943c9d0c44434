import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { AddAreaInput, ChangeAreaInput } from "../schema.ts";

const isTaken = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
const taken = refuse("conflict", "There is an area with this name. Choose another name, or change that one.");
const lower = (words: readonly string[]) => [...new Set(words.map((word) => word.toLowerCase()))];

async function saved(change: () => Promise<{ id: number }>): Promise<{ id: number } | Refusal> {
  try {
    const { id } = await change();
    announce("scope");
    return { id };
  } catch (error) {
    if (isTaken(error)) return taken;
    throw error;
  }
}

/** Extends the scope: an area inside it, or, with a category, what is outside and becomes an escalation. */
export function addArea({ name, words, category }: AddAreaInput) {
  return saved(() => db.scopeArea.create({ data: { name, words: lower(words), category, inside: category === null } }));
}

export async function changeArea({ areaId, name, words }: ChangeAreaInput) {
  if (!(await db.scopeArea.findUnique({ where: { id: areaId } }))) return refuse("not-found", "There is no such area.");
  return saved(() => db.scopeArea.update({ where: { id: areaId }, data: { name, words: lower(words) } }));
}

/** Takes an area off the list, or brings it back; requests that were judged to be of it keep it. */
export async function archiveArea({ areaId, archived }: { areaId: number; archived: boolean }) {
  const area = await db.scopeArea.findUnique({ where: { id: areaId } });
  if (!area) return refuse("not-found", "There is no such area.");
  const others = await db.scopeArea.count({ where: { id: { not: areaId }, inside: area.inside, archivedAt: null } });
  if (archived && others === 0) return refuse("invalid", "This is the last one of its kind. Add another first.");
  return saved(() =>
    db.scopeArea.update({ where: { id: areaId }, data: { archivedAt: archived ? new Date() : null } }),
  );
}
