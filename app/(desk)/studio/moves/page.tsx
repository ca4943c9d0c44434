import type { Metadata } from "next";
import { MovesDays } from "#components/health/moves-days.tsx";
import { MovesScreen } from "#components/health/moves-screen.tsx";
import { StudioTabs } from "#components/health/studio-tabs.tsx";
import { LivePage } from "#components/live/live-page.tsx";
import type { Query } from "#components/ui/href.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readSort } from "#components/ui/sort.ts";
import { call, currentCaller } from "#lib/call.ts";
import { today } from "#lib/clock.ts";
import { health } from "#lib/health/procedures.ts";
import { readTwoDays } from "#lib/health/rules/move-days.ts";
import { moveColumns, readMovesQuery } from "#lib/health/schema/moves.ts";

export const metadata: Metadata = { title: "Moves" };

export default async function MovesPage({ searchParams }: { searchParams: Promise<Query & { sort?: string }> }) {
  const [query, { timeZone }] = await Promise.all([searchParams, currentCaller()]);
  const input = { ...readMovesQuery(query), ...readSort(query.sort, moveColumns, "change") };
  const day = today(timeZone);
  const days = readTwoDays(input, day);
  const wrong = "error" in days ? days.error : null;
  // With wrong days the doors are asked for the usual ones: they say who may see this screen at all.
  const asked = wrong ? { ...input, from: undefined, to: undefined } : input;
  const [found, list] = await Promise.all([call(health.moves, asked), call(health.moveRows, asked)]);
  return (
    <>
      <LivePage topics={["scores", "models"]} />
      <PageHeader title="Moves">
        Which accounts changed band between two days, and what moved them: data, the model, or missing data.
      </PageHeader>
      <StudioTabs current="/studio/moves" />
      {!wrong && <MovesScreen found={found} list={list} query={query} asked={input} />}
      {wrong && (
        <>
          <MovesDays from={input.from ?? ""} to={input.to ?? day} today={day} />
          <Notice title="These days cannot be compared">{wrong}</Notice>
        </>
      )}
    </>
  );
}
