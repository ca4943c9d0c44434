import type { Metadata } from "next";
import { Suspense } from "react";
import { AlertPrecisionSection } from "#components/engagement/alert-precision-section.tsx";
import { DriftBanner } from "#components/health/drift-banner.tsx";
import { MovesLine } from "#components/health/moves-line.tsx";
import { StudioBackfill } from "#components/health/studio-backfill.tsx";
import { StudioDesk } from "#components/health/studio-desk.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { health } from "#lib/health/procedures.ts";

export const metadata: Metadata = { title: "Studio" };

async function Moved() {
  return <MovesLine found={await call(health.moves, {})} />;
}

export default async function StudioPage() {
  const [models, book, backfill, alerts, drift, { role }] = await Promise.all([
    call(health.models, {}),
    call(health.book, {}),
    call(health.backfill, {}),
    call(engagement.alertPrecision, {}),
    call(health.drift, {}),
    currentCaller(),
  ]);
  const mayChange = role === "admin";
  return (
    <>
      <LivePage topics={["models", "today"]} />
      <DriftBanner report={drift} />
      {book.total > 0 ? (
        <StudioDesk models={models} book={book} mayChange={mayChange} now={new Date().toISOString()} />
      ) : (
        <>
          <PageHeader title="Studio">What a healthy customer is, and how much each sign counts.</PageHeader>
          <Empty title="There is nothing to score yet">
            Import accounts and their usage; scores follow by themselves.
          </Empty>
        </>
      )}
      {book.total > 0 && (
        <Section title="Moves" className="mt-6">
          <Suspense fallback={<p className="text-ink-3">Looking at who moved …</p>}>
            <Moved />
          </Suspense>
        </Section>
      )}
      {book.total > 0 && <AlertPrecisionSection found={alerts} />}
      <StudioBackfill backfill={backfill} mayChange={mayChange} />
    </>
  );
}
