import { ButtonLink } from "./button-link.tsx";
import { Notice } from "./notice.tsx";

/** There is something, but not for these filters. */
export function NoMatch({ what, clearHref }: { what: string; clearHref: string }) {
  return (
    <Notice
      title={`No ${what} match`}
      actions={
        <ButtonLink href={clearHref} scroll={false}>
          Clear the filters
        </ButtonLink>
      }
    >
      Try fewer filters or another spelling.
    </Notice>
  );
}
