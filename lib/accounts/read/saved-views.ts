import { db } from "#lib/db.ts";
import type { SavedView } from "../schema.ts";

/** One's own views of a screen and those that others share. */
export async function listViews(screen: string, userId: number): Promise<SavedView[]> {
  const views = await db.savedView.findMany({
    where: { screen, OR: [{ userId }, { shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return views.map((view) => ({
    id: view.id,
    name: view.name,
    query: view.query,
    shared: view.shared,
    mine: view.userId === userId,
  }));
}
