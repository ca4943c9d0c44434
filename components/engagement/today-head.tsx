import { sinceWords } from "#lib/engagement/rules.ts";
import type { TodayOutput } from "#lib/engagement/schema.ts";
import { formatCount } from "../ui/numbers.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { LogInteraction } from "./log-interaction.tsx";
import { RememberLook } from "./remember-look.tsx";

/** How many accounts need this person, and what is new since they last looked. */
export function TodayHead({ today, timeZone }: { today: TodayOutput; timeZone: string }) {
  const { total, since, rows, book } = today;
  const needs =
    total === 0
      ? "No account needs you now."
      : `${formatCount(total, "account")} ${total === 1 ? "needs" : "need"} you.`;
  return (
    <PageHeader
      title="Today"
      tools={book > 0 && <LogInteraction accounts={rows.map((row) => ({ id: row.accountId, name: row.name }))} />}
    >
      <RememberLook lastAt={since.at} />
      <p>
        {needs}{" "}
        {since.at ? (
          <>
            Since you last looked, <RelativeDate at={since.at} timeZone={timeZone} />: {sinceWords(since)}.
          </>
        ) : (
          `In the last day: ${sinceWords(since)}.`
        )}
      </p>
    </PageHeader>
  );
}
