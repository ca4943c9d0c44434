import type { Metadata } from "next";
import { TodayHead } from "#components/engagement/today-head.tsx";
import { TodayList } from "#components/engagement/today-list.tsx";
import { TodaySide } from "#components/engagement/today-side.tsx";
import { accounts } from "#lib/accounts/procedures.ts";
import { call, currentCaller } from "#lib/call.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { readLimit } from "#lib/engagement/rules.ts";
import { tasks } from "#lib/tasks/procedures.ts";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage({ searchParams }: { searchParams: Promise<{ show?: string }> }) {
  const limit = readLimit((await searchParams).show);
  const [today, covers, work, { timeZone }] = await Promise.all([
    call(engagement.today, { limit }),
    call(accounts.covers, { mine: true }),
    call(tasks.list, { pageSize: 6 }),
    currentCaller(),
  ]);
  return (
    <>
      <TodayHead today={today} timeZone={timeZone} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 min-[87.5rem]:grid-cols-[minmax(0,1fr)_270px]">
        <TodayList today={today} limit={limit} />
        <TodaySide today={today} covers={covers.rows} tasks={work} />
      </div>
    </>
  );
}
