import type { Door, DoorMeta } from "#lib/door.ts";
import { router } from "#lib/router.ts";

/** Test only: every door of the router with its name and declaration. */
export function everyDoor(): { name: string; door: Door; meta: DoorMeta }[] {
  return Object.entries(router).flatMap(([noun, doors]) =>
    Object.entries(doors as Record<string, Door>).map(([verb, door]) => ({
      name: `${noun}.${verb}`,
      door,
      meta: door["~orpc"].meta,
    })),
  );
}
