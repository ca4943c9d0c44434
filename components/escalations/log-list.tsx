import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { LogLine } from "#lib/escalations/schema/detail.ts";
import { changeWords, logWord, roleWord } from "./words.ts";

/** The log: who did what, in which role, from what to what. It can only grow. */
export function LogList({ log, timeZone, now }: { log: readonly LogLine[]; timeZone: string; now: string }) {
  return (
    <ol className="grid gap-2 text-sm">
      {log.map((line) => (
        <li key={line.id}>
          <span className="font-medium">{line.person ?? "A protocol"}</span> {logWord(line.what)}{" "}
          <RelativeDate at={line.at} now={now} timeZone={timeZone} className="whitespace-nowrap text-ink-3 text-xs" />
          <span className="block text-ink-3 text-xs">
            {[
              roleWord(line.role),
              line.deputyFor && `standing in for ${line.deputyFor}`,
              line.byKey && "by an agent's key",
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
          {line.changes.map((change) => (
            <span key={change.name} className="block text-ink-2 text-xs">
              {changeWords(change)}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
