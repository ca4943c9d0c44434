import type { z } from "zod";
import { db } from "#lib/db.ts";
import type { saveViewInput } from "../schema.ts";

/** Saves a view under its name; the same name again replaces it. */
export async function saveView(input: z.output<typeof saveViewInput>, userId: number): Promise<{ id: number }> {
  const { screen, name, query, shared } = input;
  const where = { userId_screen_name: { userId, screen, name } };
  const { id } = await db.savedView.upsert({
    where,
    create: { userId, screen, name, query, shared },
    update: { query, shared },
  });
  return { id };
}

export async function deleteView(id: number, userId: number): Promise<{ deleted: number }> {
  const { count } = await db.savedView.deleteMany({ where: { id, userId } });
  return { deleted: count };
}
