"use client";

import { Fragment, lazy, Suspense, useState } from "react";
import { type Bucket, bucketOf } from "#lib/tasks/rules.ts";
import type { TaskRow } from "#lib/tasks/schema.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { ActionsTh, SortTh, Table, Th } from "../ui/table.tsx";
import { BulkTasks } from "./bulk-tasks.tsx";
import { TaskLine } from "./task-line.tsx";
import { TaskPanel } from "./task-panel.tsx";
import { bucketShapes, bucketWords } from "./task-words.ts";
import { useAct } from "./use-act.ts";
import { useTaskKeys } from "./use-task-keys.ts";

const HandOver = lazy(() => import("./hand-over-dialog.tsx").then((module) => ({ default: module.HandOverDialog })));

type TaskListProps = {
  rows: readonly TaskRow[];
  asOf: string;
  sort: string;
  path: string;
  query: Query;
  /** The task that the address opens. */
  openId: number | null;
};

/** Tasks under the headings of their urgency, with a cursor for the keyboard and a selection for many at once. */
export function TaskList({ rows, asOf, sort, path, query, openId }: TaskListProps) {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [cursor, setCursor] = useState(-1);
  const [opened, setOpened] = useState(openId);
  const [handing, setHanding] = useState<number[] | null>(null);
  const chosen = rows.filter((row) => selected.has(row.id)).map(({ id }) => id);
  const act = useAct(() => setSelected(new Set()));
  const current = rows[cursor];
  const toggle = (id: number) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  useTaskKeys({
    act,
    on: chosen.length > 0 ? chosen : current ? [current.id] : [],
    onMove: (by) => setCursor(Math.max(0, Math.min(rows.length - 1, cursor + by))),
    onSelect: () => current && toggle(current.id),
    onOpen: () => current && setOpened(current.id),
    onHandOver: setHanding,
  });
  const open = rows.find(({ id }) => id === opened);
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  const all = rows.length > 0 && chosen.length === rows.length;
  return (
    <>
      <BulkTasks
        ids={chosen}
        act={act}
        onHandOver={setHanding}
        onClear={() => setSelected(new Set())}
        view={viewOf(rows)}
      />
      <Table caption="Tasks" dense>
        <thead>
          <tr>
            <Th className="w-8">
              <Checkbox
                aria-label="Select all tasks of this page"
                checked={all}
                onChange={() => setSelected(all ? new Set() : new Set(rows.map(({ id }) => id)))}
              />
            </Th>
            <SortTh column="title" {...head}>
              Task
            </SortTh>
            <SortTh column="account" {...head} className="max-sm:hidden">
              Account
            </SortTh>
            <SortTh column="due" {...head} className="max-sm:hidden">
              Due
            </SortTh>
            <SortTh column="person" {...head} className="max-sm:hidden">
              On
            </SortTh>
            <Th className="max-lg:hidden">From</Th>
            <ActionsTh />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <Fragment key={row.id}>
              <BucketHead row={row} before={rows[place - 1]} asOf={asOf} shown={sort === "due"} />
              <TaskLine
                row={row}
                asOf={asOf}
                act={act}
                current={place === cursor}
                selected={selected.has(row.id)}
                onToggle={() => toggle(row.id)}
                onOpen={() => {
                  setCursor(place);
                  setOpened(row.id);
                }}
                onHandOver={() => setHanding([row.id])}
              />
            </Fragment>
          ))}
        </tbody>
      </Table>
      {open && <TaskPanel row={open} asOf={asOf} act={act} onClose={() => setOpened(null)} />}
      <Suspense>{handing && <HandOver taskIds={handing} act={act} onClose={() => setHanding(null)} />}</Suspense>
    </>
  );
}

const viewOf = ([first]: readonly TaskRow[]) => (first?.state === "open" ? "open" : "done");

function BucketHead({ row, before, asOf, shown }: { row: TaskRow; before?: TaskRow; asOf: string; shown: boolean }) {
  const bucket: Bucket = bucketOf(row, asOf);
  if (!shown || (before && bucketOf(before, asOf) === bucket)) return null;
  return (
    <tr>
      <th colSpan={7} scope="colgroup" className="px-2 pt-4 pb-1 text-left font-semibold text-ink-2 text-sm">
        <span aria-hidden="true" className="mr-1.5 text-[10px]">
          {bucketShapes[bucket]}
        </span>
        {bucketWords[bucket]}
      </th>
    </tr>
  );
}
