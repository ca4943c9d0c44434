"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import type { CalendarSettings, CalendarTaken } from "#lib/engagement/schema/calendar.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { toast } from "../ui/toast.ts";
import { failed } from "./failed.ts";

/** Where a person's past meetings are read from: an address that is read every hour, or a file once. */
export function CalendarSource({ source, asOf }: { source: CalendarSettings["source"]; asOf: string }) {
  const router = useRouter();
  const file = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const run = async (change: () => Promise<unknown>, words: (result: unknown) => string) => {
    setPending(true);
    await change().then((result) => toast({ title: words(result) }), failed);
    setPending(false);
    router.refresh();
  };
  const read = (change: () => Promise<CalendarTaken>) => run(change, (result) => takenWords(result as CalendarTaken));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const url = String(new FormData(event.currentTarget).get("url"));
    event.currentTarget.reset();
    void read(() => rpc.engagement.setCalendar({ url }));
  };
  return (
    <div className="grid max-w-xl gap-3">
      <p className="text-ink-2">
        Meetings of the last 90 days with people of one account of yours are documented, each once.
      </p>
      {source && (
        <p className="flex flex-wrap items-center gap-2">
          <span>
            Read from <b>{source.host}</b>
            {source.readAt && (
              <>
                , last <RelativeDate at={source.readAt.slice(0, 10)} now={asOf} />
              </>
            )}
            {source.outcome && <span className="text-ink-3">: {source.outcome}</span>}
          </span>
          <Button
            variant="quiet"
            onClick={() =>
              void run(
                () => rpc.engagement.forgetCalendar({}),
                () => "Not read any more",
              )
            }
          >
            Read it no more
          </Button>
        </p>
      )}
      <form onSubmit={submit} className="grid gap-2">
        <Field label="Address of a calendar (.ics)">
          <Input name="url" type="text" required placeholder="https://calendar.example.com/private.ics" />
        </Field>
        <div className="flex gap-2">
          <Button type="submit" pending={pending}>
            Read it every hour
          </Button>
          <Button pending={pending} onClick={() => file.current?.click()}>
            Read a file once
          </Button>
        </div>
      </form>
      <input
        ref={file}
        type="file"
        accept=".ics,text/calendar"
        aria-label="A calendar file"
        className="hidden"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen) void read(() => rpc.engagement.dropCalendar({ file: chosen }));
          event.target.value = "";
        }}
      />
    </div>
  );
}

const takenWords = ({ taken, known, left }: CalendarTaken) =>
  `${taken === 1 ? "1 meeting" : `${taken} meetings`} documented; ${known} known already, ${left} with nobody of one account of yours`;
