import type { AdoptionOverview } from "#lib/adoption/schema/list.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Empty } from "../ui/empty.tsx";
import { NoMatch } from "../ui/no-match.tsx";

type NoAdoptionProps = {
  overview: AdoptionOverview;
  path: string;
  narrowed: boolean;
  mine: boolean;
  mayImport: boolean;
  /** What an empty list means here when nothing narrows it. */
  none?: { title: string; text: string };
};

/** Nothing to show: the figures are not made yet, no use has arrived, none match, or there is none of what the screen lists. */
export function NoAdoption({ overview: { day, whole }, path, narrowed, mine, mayImport, none }: NoAdoptionProps) {
  if (day === null)
    return <Empty title="The figures are being made">This takes a moment; they appear here by themselves.</Empty>;
  if (!whole || whole.known === 0)
    return (
      <Empty title="No usage has arrived" action={mayImport && <ButtonLink href="/import">Import usage</ButtonLink>}>
        Days of use, by account and feature, show here who uses what. {!mayImport && "An admin can import them."}
      </Empty>
    );
  if (narrowed) return <NoMatch what="accounts" clearHref={path} />;
  if (mine)
    return (
      <Empty
        title={none ? `${none.title} in your book` : "Your book is empty"}
        action={<ButtonLink href={`${path}?owner=all`}>Show all accounts</ButtonLink>}
      >
        {none ? none.text : "A manager can hand you accounts; until then you can look at everyone's."}
      </Empty>
    );
  return (
    <Empty title={none?.title ?? "No accounts yet"}>
      {none?.text ?? "An admin imports them; they appear here by themselves."}
    </Empty>
  );
}
