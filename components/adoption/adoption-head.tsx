import type { ReactNode } from "react";
import type { AdoptionOverview } from "#lib/adoption/schema/list.ts";
import { windowDays } from "#lib/adoption/schema/windows.ts";
import { LivePage } from "../live/live-page.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { formatCount } from "../ui/numbers.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { AdoptionTabs } from "./adoption-tabs.tsx";
import { per, shown } from "./adoption-words.ts";

/** `past`: the list below is of another day than the sums are. */
type AdoptionHeadProps = {
  overview: AdoptionOverview;
  current: string;
  children?: ReactNode;
  tools?: ReactNode;
  past?: boolean;
};

/** What the book as a whole does, and the parts of Adoption; every part follows what arrives. */
export function AdoptionHead({ overview: { day, whole }, current, children, tools, past }: AdoptionHeadProps) {
  return (
    <>
      <LivePage topics={["adoption", "accounts"]} underWay={day === null} />
      <PageHeader title="Adoption" tools={tools}>
        {children}
        {!past && day && whole && whole.known > 0 && (
          <p className="max-w-prose">
            {windowDays} days to {absoluteDate(day)}: {formatCount(whole.known, "account")} with data use{" "}
            {shown(per(100 * whole.used, whole.inPlan), 0)} % of the features of their plans,{" "}
            {shown(per(whole.events, whole.userDays))} times per active user and day, on{" "}
            {shown(per(whole.days, whole.known))} of {windowDays} days.
          </p>
        )}
      </PageHeader>
      <AdoptionTabs current={current} />
    </>
  );
}
