import type { InboxView } from "#lib/notifications/schema/inbox.ts";
import { inboxViews } from "#lib/notifications/schema/inbox.ts";
import { FilterBar, FilterClear, FilterSelect } from "../ui/filter-bar.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { SearchBox } from "../ui/search-box.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { kindOptions, viewWords } from "./inbox-words.ts";

const orders = [
  { value: "at", label: "Oldest first" },
  { value: "account", label: "By account" },
];

/** The views, search and filters of the inbox; all of it lives in the address. */
export function InboxFilters({ view, query }: { view: InboxView; query: Query }) {
  const tabs = inboxViews.map((one) => ({
    href: hrefWith("/inbox", query, { view: one === "inbox" ? null : one, page: null }),
    label: viewWords[one],
    current: one === view,
  }));
  return (
    <>
      <Tabs label="Views of the inbox" tabs={tabs} />
      <FilterBar label="Search and filter the inbox">
        <SearchBox label="Search the inbox" placeholder="Words or account" />
        <FilterSelect name="kind" label="Kind" all="Every kind" options={kindOptions} />
        <FilterSelect name="sort" label="Order" all="Newest first" options={orders} />
        <FilterClear names={["q", "kind", "sort"]} />
      </FilterBar>
    </>
  );
}
