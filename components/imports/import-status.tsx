import { Banner } from "#components/ui/banner.tsx";
import { formatCount, formatNumber } from "#components/ui/numbers.ts";
import { Progress } from "#components/ui/progress.tsx";
import type { ImportDetail } from "#lib/imports/schema.ts";

/** One sentence about where the import stands, with its progress while it moves. Comes from the database: a reload loses nothing. */
export function ImportStatus({ detail }: { detail: ImportDetail }) {
  const { state, rowsDone, rowsTotal, rowsTaken, rowsRefused, error } = detail;
  const questions = detail.list.flatMap((file) => file.questions).length;
  return (
    <div className="grid gap-3" aria-live="polite">
      {error && <Banner tone="problem">{error}</Banner>}
      {state === "reading" && (
        <Progress label="Reading the files and finding out what they hold" done={0} total={null} detail="" />
      )}
      {state === "checking" && <Progress label="Dry run: nothing is written" done={rowsDone} total={rowsTotal} />}
      {state === "running" && <Progress label="Importing" done={rowsDone} total={rowsTotal} />}
      {state === "undoing" && <Progress label="Taking the import back" done={0} total={null} detail="" />}
      {state === "uploading" && (
        <Banner>Not every file has arrived yet. Add what is missing, then let the files be read.</Banner>
      )}
      {state === "mapping" && questions > 0 && (
        <Banner tone="warning">
          {formatCount(questions, "question")} to answer before this can be imported: open the files marked ▲ below.
        </Banner>
      )}
      {state === "mapping" && questions === 0 && (
        <Banner>See whether the columns are understood, then check without writing, or import.</Banner>
      )}
      {state === "checked" && (
        <Banner tone={rowsRefused > 0 ? "warning" : "info"}>
          Dry run: {formatCount(rowsTaken, "row")} would be taken, {formatNumber(rowsRefused)} refused. Nothing was
          written.
        </Banner>
      )}
      {state === "done" && (
        <Banner tone={rowsRefused > 0 ? "warning" : "info"}>
          {formatCount(rowsTaken, "row")} taken, {formatNumber(rowsRefused)} refused. Health is scored again in the
          background.
        </Banner>
      )}
      {state === "undone" && (
        <Banner tone={detail.conflicts.length > 0 ? "warning" : "info"}>
          The import was taken back{detail.conflicts.length > 0 ? ", but for what changed since:" : "."}
          {detail.conflicts.length > 0 && (
            <ul className="mt-1 list-inside list-disc">
              {detail.conflicts.map((one) => (
                <li key={one.table + one.message}>{one.message}</li>
              ))}
            </ul>
          )}
        </Banner>
      )}
    </div>
  );
}
