import { ButtonLink } from "./button-link.tsx";
import { Notice } from "./notice.tsx";

/** A page past the end, as after others took rows away or from an old link. */
export function PastEnd({ firstHref }: { firstHref: string }) {
  return (
    <Notice
      title="Nothing on this page"
      actions={
        <ButtonLink href={firstHref} scroll={false}>
          Go to the first page
        </ButtonLink>
      }
    >
      The list is shorter than this.
    </Notice>
  );
}
