import { Empty } from "../ui/empty.tsx";
import { NoMatch } from "../ui/no-match.tsx";

/** No judged alert: for these filters, or not yet at all. */
export function NoAlerts({ narrowed, clearHref }: { narrowed: boolean; clearHref: string }) {
  if (narrowed) return <NoMatch what="judged alerts" clearHref={clearHref} />;
  return (
    <Empty title="No alert was judged yet">
      On Today, “done” says that a risk was real and “not a real risk” that it was not. Both appear here.
    </Empty>
  );
}
