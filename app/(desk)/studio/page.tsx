import type { Metadata } from "next";
import { StudioBackfill } from "#components/health/studio-backfill.tsx";
import { StudioDesk } from "#components/health/studio-desk.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Empty } from "#components/ui/states.tsx";
import { call, currentCaller } from "#lib/call.ts";
import { health } from "#lib/health/procedures.ts";

export const metadata: Metadata = { title: "Studio" };

export default async function StudioPage() {
  const [models, book, backfill, { role }] = await Promise.all([
    call(health.models, {}),
    call(health.book, {}),
    call(health.backfill, {}),
    currentCaller(),
  ]);
  const mayChange = role === "admin";
  return (
    <>
      <LivePage topics={["models"]} />
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
      <StudioBackfill backfill={backfill} mayChange={mayChange} />
    </>
  );
}
