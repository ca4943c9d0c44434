import type { Metadata } from "next";
import { AuditFilters } from "#components/audit/audit-filters.tsx";
import { AuditList, AuditPages } from "#components/audit/audit-list.tsx";
import { auditFilterNames, readAuditFilters, readAuditPlace, whose } from "#components/audit/audit-words.ts";
import { ChainCheck } from "#components/audit/chain-check.tsx";
import { ExportLog } from "#components/audit/export-log.tsx";
import { OpenedEntry } from "#components/audit/opened-entry.tsx";
import { SettingsTabs } from "#components/people/settings-tabs.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { NoMatch } from "#components/ui/no-match.tsx";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { audit } from "#lib/audit/procedures.ts";
import { call } from "#lib/call.ts";
import { today } from "#lib/clock.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Audit" };

const path = "/settings/audit";

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const filter = readAuditFilters(query);
  const { after, open } = readAuditPlace(query);
  const me = await call(people.me, {});
  const [{ rows, next }, facets, opened, seal] = await Promise.all([
    call(audit.list, { ...filter, after }),
    call(audit.facets, {}),
    open && call(audit.open, open),
    me.role === "admin" ? call(audit.seal, {}) : null,
  ]);
  const day = today(me.timeZone);
  const narrowed = auditFilterNames.some((name) => query[name]);
  return (
    <>
      <PageHeader title="Audit" tools={rows.length > 0 && <ExportLog filter={filter} day={day} />}>
        {whose[me.role]} The log only grows.
      </PageHeader>
      <SettingsTabs current={path} role={me.role} />
      <AuditFilters {...facets} from={filter.from} to={filter.to} today={day} />
      {rows.length > 0 && <AuditList rows={rows} path={path} query={query} timeZone={me.timeZone} />}
      {rows.length === 0 && narrowed && <NoMatch what="entries" clearHref={path} />}
      {rows.length === 0 && !narrowed && (
        <Empty title="Nothing here yet">The first change you make appears here.</Empty>
      )}
      <AuditPages path={path} query={query} after={after} next={next} />
      {seal && (
        <Section title="Is the log whole?">
          <ChainCheck seal={seal} timeZone={me.timeZone} />
        </Section>
      )}
      {opened && <OpenedEntry {...opened} closeHref={hrefWith(path, query, { open: null })} timeZone={me.timeZone} />}
    </>
  );
}
