import { Banner } from "../ui/banner.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { formatCount } from "../ui/numbers.ts";

/** Said loudly: what waits because of a limit, and what was so before anybody looked. Nothing of it is lost. */
export function WaitingBanner({ backlog, overLimit }: { backlog: number; overLimit: number }) {
  return (
    <div className="mb-4 grid gap-2 empty:hidden">
      {overLimit > 0 && (
        <Banner
          tone="problem"
          label="Over the weekly limit"
          actions={<ButtonLink href="/protocols/waiting?list=limit">See the list</ButtonLink>}
        >
          {formatCount(overLimit, "intervention")} more should be open: the weekly limit was reached. They wait in a
          list and are opened as room comes, or as soon as a manager releases them.
        </Banner>
      )}
      {backlog > 0 && (
        <Banner
          tone="warning"
          label="Backlog at start"
          actions={<ButtonLink href="/protocols/waiting">See the backlog</ButtonLink>}
        >
          {formatCount(backlog, "account")} met a protocol before it looked for the first time, or came that way by an
          import. They wait for a manager to release them, in whole or in part.
        </Banner>
      )}
    </div>
  );
}
