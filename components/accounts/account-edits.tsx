"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { renewalPhrase } from "#lib/accounts/rules.ts";
import type { AccountHead } from "#lib/accounts/schema/account.ts";
import type { EditInput } from "#lib/accounts/schema.ts";
import { orpc, rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.ts";
import { InlineField, inlineLook } from "./inline-field.tsx";
import { errorWords, forecastWords, optionsOf } from "./words.ts";

const ReassignDialog = lazy(() =>
  import("./reassign-dialog.tsx").then((module) => ({ default: module.ReassignDialog })),
);

type Change = Omit<EditInput, "accountId">;

/** Saves one field; the toast offers the old value back. */
function useEdit(accountId: number) {
  const router = useRouter();
  const edit = useMutation(
    orpc.accounts.edit.mutationOptions({
      onSuccess: () => router.refresh(),
      onError: (error) =>
        toast({ title: "That was not saved", description: errorWords(error).sentence, tone: "failed" }),
    }),
  );
  return async (label: string, change: Change, before: Change) => {
    await edit.mutateAsync({ accountId, ...change });
    toast({
      title: `${label} changed`,
      undo: async () => {
        await rpc.accounts.edit({ accountId, ...before });
        router.refresh();
      },
    });
  };
}

/** The fields a person owns, each changed where it is read. */
export function AccountEdits({ head }: { head: AccountHead }) {
  const save = useEdit(head.id);
  const renewal = renewalPhrase(head.renewalOn, head.asOf) ?? "no renewal date";
  const forecast = head.renewalForecast;
  return (
    <div className="-ml-1 flex flex-wrap items-center [&>*+*]:before:mr-1 [&>*+*]:before:text-ink-3 [&>*+*]:before:content-['·']">
      <InlineField
        label="Segment"
        shown={head.segment ?? "no segment"}
        value={head.segment ?? ""}
        facet="segments"
        onSave={(segment) => save("Segment", { segment: segment || null }, { segment: head.segment })}
      />
      <InlineField
        label="Tier"
        shown={head.tier ?? "no tier"}
        value={head.tier ?? ""}
        facet="tiers"
        onSave={(tier) => save("Tier", { tier: tier || null }, { tier: head.tier })}
      />
      <InlineField
        label="Stage"
        shown={head.stage}
        value={head.stage}
        facet="stages"
        required
        onSave={(stage) => save("Stage", { stage }, { stage: head.stage })}
      />
      <OwnerField head={head} />
      <InlineField
        label="Renewal date"
        shown={renewal}
        value={head.renewalOn ?? ""}
        type="date"
        onSave={(day) => save("Renewal date", { renewalOn: day || null }, { renewalOn: head.renewalOn })}
      />
      <InlineField
        label="Renewal forecast"
        shown={forecast ? forecastWords[forecast].toLowerCase() : "no forecast"}
        value={forecast ?? ""}
        options={optionsOf(forecastWords)}
        onSave={(value) =>
          save(
            "Renewal forecast",
            { renewalForecast: (value || null) as typeof forecast },
            { renewalForecast: forecast },
          )
        }
      />
    </div>
  );
}

function OwnerField({ head }: { head: AccountHead }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        className={inlineLook}
        aria-label={`Owner: ${head.ownerName ?? "nobody"}. Hand over`}
        onClick={() => setOpen(true)}
      >
        {head.ownerName ?? "no owner"}
      </Button>
      {open && (
        <Suspense>
          <ReassignDialog
            accountIds={[head.id]}
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
