import type { Metadata } from "next";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText } from "#components/people/page-number.ts";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { ScopeList } from "#components/requests/scope-list.tsx";
import { FilterBar, FilterClear } from "#components/ui/filter-bar.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";
import { requests } from "#lib/requests/procedures.ts";

export const metadata: Metadata = { title: "Scope" };

export default async function ScopePage({ searchParams }: { searchParams: Promise<Query> }) {
  const q = oneText((await searchParams).q as string).toLowerCase();
  const [all, me] = await Promise.all([call(requests.areas, {}), call(people.me, {})]);
  const mayChange = me.role === "admin";
  const areas = all.filter(({ name, words }) => [name, ...words].some((text) => text.toLowerCase().includes(q)));
  return (
    <>
      <LivePage topics={["scope"]} />
      <PageHeader title="Scope">
        What success works on, and what it passes on. A customer's request is judged by a person; these words only
        suggest.{!mayChange && " An admin extends the list."}
      </PageHeader>
      <SettingsTabs current="/settings/scope" role={me.role} />
      <FilterBar label="Search the scope">
        <SearchBox label="Search the scope" placeholder="Area or word" />
        <FilterClear names={["q"]} />
      </FilterBar>
      <div className="grid gap-8">
        <ScopeList title="In scope" inside mayChange={mayChange} areas={areas.filter(({ inside }) => inside)} />
        <ScopeList
          title="Out of scope"
          inside={false}
          mayChange={mayChange}
          areas={areas.filter(({ inside }) => !inside)}
        />
      </div>
    </>
  );
}
