import { ButtonLink } from "../ui/button-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { NoMatch } from "../ui/no-match.tsx";

/** No account at all, or none for these filters. */
export function NoFigures({ filtered, mayImport }: { filtered: boolean; mayImport: boolean }) {
  if (filtered) return <NoMatch what="accounts" clearHref="/targets" />;
  return (
    <Empty title="No figures yet" action={mayImport && <ButtonLink href="/import">Import accounts</ButtonLink>}>
      Targets are measured as soon as there are accounts with onboarding plans, surveys or subscriptions.
    </Empty>
  );
}
