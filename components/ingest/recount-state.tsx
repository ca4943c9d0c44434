import { Banner } from "#components/ui/banner.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { RecountProgress } from "#lib/ingest/schema/names.ts";

/** How far the last change of the rules has reached into the past; nothing once it is done. */
export function RecountState({ recount }: { recount: RecountProgress }) {
  if (!recount || recount.state === "done") return null;
  return (
    <div className="pb-3">
      {recount.state === "failed" ? (
        <Banner tone="problem">
          The past could not be counted by the last change of the rules; the log has the reason. What comes in now is
          counted by them.
        </Banner>
      ) : (
        <Banner label="The past is being counted">
          <Progress
            label="Counting past days by the rules"
            done={recount.done}
            total={recount.total || null}
            detail={recount.state === "waiting" ? "waiting" : undefined}
          />
        </Banner>
      )}
    </div>
  );
}
