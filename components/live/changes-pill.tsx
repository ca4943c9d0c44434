import { formatCount } from "../ui/numbers.ts";
import { Pill } from "../ui/pill.tsx";

/** "3 changes · show": what came, went or would move waits until it is asked for. */
export function ChangesPill({ changes, onShow }: { changes: number; onShow: () => void }) {
  return (
    <span role="status">{changes > 0 && <Pill onClick={onShow}>{formatCount(changes, "change")} · show</Pill>}</span>
  );
}
