import { Empty } from "../ui/empty.tsx";
import { NoMatch } from "../ui/no-match.tsx";

/** A channel to which nothing was sent, or nothing of what is asked for. */
export function NoDeliveries({ filtered, clearHref }: { filtered: boolean; clearHref: string }) {
  if (filtered) return <NoMatch what="deliveries" clearHref={clearHref} />;
  return <Empty title="Nothing was sent yet">What comes appears here. “Send a test” tries it now.</Empty>;
}
