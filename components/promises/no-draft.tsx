import { Empty } from "../ui/empty.tsx";
import { StartDraft } from "./draft-tools.tsx";

/** No draft is open. */
export function NoDraft({ mayChange }: { mayChange: boolean }) {
  return (
    <Empty title="No draft is open" action={mayChange && <StartDraft />}>
      {mayChange
        ? "Start one from the rules in use; it counts once you publish it."
        : "An admin starts one to change the rules; then it can be tried here before it counts."}
    </Empty>
  );
}
