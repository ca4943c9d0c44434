import type { Metadata } from "next";
import { FieldList } from "#components/accounts/field-list.tsx";
import { FoundFields } from "#components/accounts/found-fields.tsx";
import { NewField } from "#components/accounts/new-field.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { oneText } from "#components/people/page-number.ts";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { FilterBar, FilterClear, FilterSelect } from "#components/ui/filter-bar.tsx";
import type { Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Custom fields" };

const path = "/settings/fields";
const withArchived = [{ value: "all", label: "With archived" }];

export default async function FieldsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const search = oneText(query.q as string);
  const me = await call(people.me, {});
  const mayChange = me.role === "admin";
  const [fields, found] = await Promise.all([
    call(accounts.fields, { search, archived: query.show === "all" }),
    mayChange ? call(accounts.foundFields, {}) : [],
  ]);
  return (
    <>
      <LivePage topics={["fields", "imports"]} />
      <PageHeader title="Custom fields" tools={mayChange && <NewField />}>
        What your team keeps about accounts beside the usual facts.{!mayChange && " An admin defines them."}
      </PageHeader>
      <SettingsTabs current={path} role={me.role} />
      <FilterBar label="Search and filter fields">
        <SearchBox label="Search fields" placeholder="Name or column" />
        <FilterSelect name="show" label="Archived" all="Without archived" options={withArchived} />
        <FilterClear names={["q", "show"]} />
      </FilterBar>
      {fields.length > 0 && <FieldList fields={fields} mayChange={mayChange} movable={search === ""} />}
      {fields.length === 0 && search && <NoMatch what="fields" clearHref={path} />}
      {fields.length === 0 && !search && (
        <Empty title="No custom field yet" action={mayChange && <NewField />}>
          Define one, or make one of a column that an import brought.
        </Empty>
      )}
      {search === "" && <FoundFields found={found} />}
    </>
  );
}
