import { ButtonLink } from "#components/ui/button-link.tsx";
import { Empty } from "#components/ui/empty.tsx";

export function NoNames() {
  return (
    <Empty title="No event yet" action={<ButtonLink href="/sources">Sources</ButtonLink>}>
      Names appear here as soon as a source sends them.
    </Empty>
  );
}
