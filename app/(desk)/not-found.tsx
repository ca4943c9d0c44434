import { ButtonLink } from "#components/ui/button-link.tsx";
import { Notice } from "#components/ui/notice.tsx";

export default function DeskNotFound() {
  return (
    <Notice
      level={1}
      title="There is nothing at this address"
      actions={<ButtonLink href="/">Go to my first screen</ButtonLink>}
    >
      It may have been removed, or the link is incomplete. Search for it with ⌘K.
    </Notice>
  );
}
