"use client";

import { useRouter } from "next/navigation";
import type { ScopeArea } from "#lib/requests/schema.ts";
import { sentenceOf } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.ts";

/** Takes an area off the list; requests judged before keep it. */
export function ArchiveArea({ area }: { area: ScopeArea }) {
  const router = useRouter();
  const set = async (archived: boolean) => {
    await rpc.requests.archiveArea({ areaId: area.id, archived });
    router.refresh();
  };
  const remove = () =>
    set(true).then(
      () => toast({ title: `“${area.name}” is off the list`, undo: () => set(false) }),
      (error) => toast({ title: "That was not saved", description: sentenceOf(error), tone: "failed" }),
    );
  return (
    <Button size="sm" variant="quiet" aria-label={`Take ${area.name} off the list`} onClick={() => void remove()}>
      Take off
    </Button>
  );
}
