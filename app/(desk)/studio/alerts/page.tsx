import type { Metadata } from "next";
import { AlertFilters } from "#components/engagement/alert-filters.tsx";
import { AlertReasons } from "#components/engagement/alert-reasons.tsx";
import { AlertRows } from "#components/engagement/alert-rows.tsx";
import { precisionSentence, shareWords } from "#components/engagement/alert-words.ts";
import { NoAlerts } from "#components/engagement/no-alerts.tsx";
import { StudioTabs } from "#components/health/studio-tabs.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import type { Query } from "#components/ui/href.ts";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { call } from "#lib/call.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { readAlertQuery } from "#lib/engagement/schema/alerts.ts";

export const metadata: Metadata = { title: "Precision of alerts" };
const path = "/studio/alerts";

export default async function AlertsPage({ searchParams }: { searchParams: Promise<Query & Record<string, string>> }) {
  const query = await searchParams;
  const input = readAlertQuery(query);
  const { page, pageSize } = input;
  const [found, { rows, total }] = await Promise.all([
    call(engagement.alertPrecision, { version: input.version, days: input.days }),
    call(engagement.alerts, input),
  ]);
  return (
    <>
      <LivePage topics={["today", "models"]} />
      <PageHeader title="Precision of alerts" mark={shareWords(found.total)}>
        {precisionSentence(found)} Alerts that nobody has answered on Today are not in it.
      </PageHeader>
      <StudioTabs current={path} />
      <AlertFilters found={found} dimension={input.dimension} />
      {rows.length > 0 && <AlertRows rows={rows} />}
      {rows.length === 0 && <NoAlerts narrowed={Object.keys(query).length > 0} clearHref={path} />}
      <Pagination {...pagesOf(path, query, { page, pageSize, shown: rows.length, total })} />
      {found.dimensions.length > 0 && (
        <Section title="By leading reason">
          <AlertReasons found={found} query={{ version: query.version, days: query.days }} />
        </Section>
      )}
    </>
  );
}
