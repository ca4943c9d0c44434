import type { Metadata } from "next";
import { WaitingRows } from "#components/engagement/waiting-rows.tsx";
import { whyWords } from "#components/engagement/words.ts";
import { LivePage } from "#components/live/live-page.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { PastEnd } from "#components/ui/past-end.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { call } from "#lib/call.ts";
import { today } from "#lib/clock.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { decidedMailDays, waitingInput, waitingWhys } from "#lib/engagement/schema/mail.ts";

export const metadata: Metadata = { title: "Waiting mail" };
const path = "/interactions/waiting";
const reasons = waitingWhys.map((value) => ({ value, label: whyWords[value] }));

export default async function WaitingPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const asked = waitingInput.safeParse(query).data ?? waitingInput.parse({});
  const { rows, total } = await call(engagement.waitingMail, asked);
  const { q, why, page, pageSize } = asked;
  const narrowed = q !== "" || why !== null;
  return (
    <>
      <LivePage topics={["interactions"]} />
      <PageHeader title="Waiting mail" crumb={<TextLink href="/interactions">Interactions</TextLink>}>
        Mail of yours that could not be given to one account of your book. Only you see it. What you place or discard is
        deleted here {decidedMailDays} days later.
      </PageHeader>
      <FilterBar label="Search waiting mail">
        <SearchBox label="Search waiting mail" placeholder="Sender or words" />
        <FilterSelect name="why" label="Why it waits" all="Any reason" options={reasons} />
        <FilterClear names={["q", "why"]} />
      </FilterBar>
      {rows.length > 0 && <WaitingRows rows={rows} asOf={today()} />}
      {rows.length === 0 && total > 0 && <PastEnd firstHref={hrefWith(path, query, { page: null })} />}
      {rows.length === 0 && total === 0 && narrowed && <NoMatch what="mails" clearHref={path} />}
      {rows.length === 0 && total === 0 && !narrowed && (
        <Empty title="No mail waits">Mail from an address that no account of yours has comes here.</Empty>
      )}
      {total > 0 && <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />}
    </>
  );
}
