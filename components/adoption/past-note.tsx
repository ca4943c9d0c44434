import { windowDays } from "#lib/adoption/schema/windows.ts";
import { Banner } from "../ui/banner.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { TextLink } from "../ui/text-link.tsx";
import { adoptionPath } from "./adoption-words.ts";

/** Says what a past day shows, and what it does not. */
export function PastNote({ on, query }: { on: string; query: Query }) {
  return (
    <div className="mb-4">
      <Banner label="Past day">
        {windowDays} days to {absoluteDate(on)}, of the customers of that day, with the plans and owners of today; in
        order of name.{" "}
        <TextLink href={hrefWith(adoptionPath, query, { on: null, page: null, cell: null })}>Show today</TextLink>
      </Banner>
    </div>
  );
}
