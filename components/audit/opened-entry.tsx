import { absoluteDate } from "#components/ui/dates.ts";
import { SidePanel } from "#components/ui/side-panel.tsx";
import type { Change, Opened } from "#lib/audit/schema.ts";
import { changeWords, doorWords, outcomeWords } from "./door-words.ts";

type OpenedEntryProps = Opened & { closeHref: string; timeZone: string };

/** One entry beside the list: what was done, and each row it changed, before and after. */
export function OpenedEntry({ entry, changes, more, closeHref, timeZone }: OpenedEntryProps) {
  const title = entry.kind === "door" ? doorWords(entry.door ?? "") : changeWords(entry);
  return (
    <SidePanel title={title} closeHref={closeHref}>
      <div className="grid gap-5 p-5">
        <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
          <Fact name="When">{absoluteDate(entry.at, timeZone)}</Fact>
          <Fact name="Who">
            {[entry.person ?? entry.system, entry.role, entry.byKey && "by key"].filter(Boolean).join(", ")}
          </Fact>
          {entry.door && <Fact name="Through">{entry.door}</Fact>}
          {entry.account && <Fact name="Account">{entry.account}</Fact>}
          <Fact name="Outcome">{outcomeWords(entry.outcome)}</Fact>
        </dl>
        {changes.map((change) => (
          <ChangedRow key={change.id} change={change} />
        ))}
        {changes.length === 0 && <p className="text-ink-2">No row was changed.</p>}
        {more && (
          <p className="text-ink-2">More rows were changed. Filter the list by person and day to see them all.</p>
        )}
      </div>
    </SidePanel>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}

const shown = (value: unknown) => {
  if (value === undefined || value === null) return "–";
  return typeof value === "object" ? JSON.stringify(value, null, 1) : String(value);
};

function ChangedRow({ change: { before, after, money, ...change } }: { change: Change }) {
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  const key = Object.entries(change.key ?? {}).map(([name, value]) => `${name} ${value}`);
  return (
    <section aria-label={changeWords(change)} className="grid gap-1.5">
      <h3 className="text-sm">
        {changeWords(change)} <span className="font-normal text-ink-3 text-xs">{key.join(", ")}</span>
      </h3>
      {money === "hidden" && (
        <p className="text-ink-2 text-sm">Amounts changed. They are shown with a grant for this account.</p>
      )}
      {columns.length > 0 && (
        <table className="w-full table-fixed border-collapse text-left text-xs">
          <caption className="sr-only">{changeWords(change)}, before and after</caption>
          <thead>
            <tr className="text-ink-3">
              <th scope="col" className="w-1/4 py-1 font-medium">
                Field
              </th>
              <th scope="col" className="py-1 font-medium">
                Before
              </th>
              <th scope="col" className="py-1 font-medium">
                After
              </th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column} className="border-line border-t align-top">
                <th scope="row" className="py-1 pr-2 font-medium wrap-anywhere">
                  {column.replaceAll("_", " ")}
                </th>
                <td className="whitespace-pre-wrap py-1 pr-2 text-ink-2 wrap-anywhere">{shown(before?.[column])}</td>
                <td className="whitespace-pre-wrap py-1 wrap-anywhere">{shown(after?.[column])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
