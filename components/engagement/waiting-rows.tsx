"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { WaitingMail } from "#lib/engagement/schema/mail.ts";
import { sentenceOf } from "../people/change.ts";
import { orpc, rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { toast } from "../ui/toast.ts";
import { whyWords } from "./words.ts";

const Place = lazy(() => import("./place-mail.tsx").then((module) => ({ default: module.PlaceMail })));

/** Mails that wait for an account: from whom, what, and why; each is given to one or discarded. */
export function WaitingRows({ rows, asOf }: { rows: readonly WaitingMail[]; asOf: string }) {
  const [placing, setPlacing] = useState<WaitingMail | null>(null);
  return (
    <>
      <Table caption="Waiting mail" dense>
        <thead>
          <tr>
            <Th>From</Th>
            <Th>What</Th>
            <Th className="max-sm:hidden">Why it waits</Th>
            <Th className="max-sm:hidden">Sent</Th>
            <ActionsTh />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <RowHead className="break-all align-top">{row.sender || "nobody named"}</RowHead>
              <Td className="align-top">
                <span className="line-clamp-3 whitespace-pre-line break-words">{row.summary}</span>
                <small className="block text-ink-3 text-xs sm:hidden">{whyWords[row.why]}</small>
              </Td>
              <Td className="align-top max-sm:hidden">{whyWords[row.why]}</Td>
              <Td className="whitespace-nowrap align-top max-sm:hidden">
                <RelativeDate at={row.sentAt.slice(0, 10)} now={asOf} />
              </Td>
              <Td className="align-top">
                <span className="flex flex-wrap justify-end gap-1.5">
                  <Button onClick={() => setPlacing(row)}>Choose its account</Button>
                  <Discard id={row.id} />
                </span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {placing && (
        <Suspense>
          <Place mail={placing} onClose={() => setPlacing(null)} />
        </Suspense>
      )}
    </>
  );
}

function Discard({ id }: { id: number }) {
  const router = useRouter();
  const failed = (error: unknown) =>
    toast({ title: "That did not work", description: sentenceOf(error), tone: "failed" });
  const restore = () => rpc.engagement.restoreMail({ id }).then(() => router.refresh(), failed);
  const discard = useMutation(
    orpc.engagement.discardMail.mutationOptions({
      onSuccess: () => {
        toast({ title: "Mail discarded", undo: () => void restore() });
        router.refresh();
      },
      onError: failed,
    }),
  );
  return (
    <Button variant="quiet" pending={discard.isPending} onClick={() => discard.mutate({ id })}>
      Discard
    </Button>
  );
}
