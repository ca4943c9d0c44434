"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type DealRow, dealStates } from "#lib/value/schema.ts";
import { orpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Popover } from "../ui/popover.tsx";
import { Select } from "../ui/select.tsx";
import { DealFields, readDeal } from "./deal-fields.tsx";
import { dealStateWords } from "./deal-words.ts";

const states = dealStates.map((value) => ({ value, label: dealStateWords[value].word }));

/** Changes a deal, closes it as won or lost, or opens it again. */
export function ChangeDeal({ accountId, deal }: { accountId: number; deal: DealRow }) {
  return (
    <Popover size="sm" trigger="Edit" label={`Edit “${deal.name}”`} title="Edit deal" align="end">
      {(close) => <ChangeForm accountId={accountId} deal={deal} onDone={close} />}
    </Popover>
  );
}

function ChangeForm({ accountId, deal, onDone }: { accountId: number; deal: DealRow; onDone: () => void }) {
  const router = useRouter();
  const [state, setState] = useState(deal.state);
  const save = useMutation(
    orpc.value.changeDeal.mutationOptions({
      onSuccess: () => {
        router.refresh();
        onDone();
      },
    }),
  );
  const submit = (form: FormData) => {
    const closedOn = state === "open" ? null : String(form.get("closedOn") ?? "") || null;
    save.mutate({ accountId, dealId: deal.id, ...readDeal(form), state, closedOn });
  };
  return (
    <form
      className="grid w-80 grid-cols-2 items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <DealFields deal={deal} error={save.error?.message} amount={false} />
      <Field label="State">
        <Select
          options={states}
          value={state}
          onChange={(event) => setState(dealStates.find((one) => one === event.target.value) ?? "open")}
        />
      </Field>
      {state !== "open" && (
        <Field label="Closed on" hint="Today, if left empty">
          <Input name="closedOn" type="date" defaultValue={deal.closedOn ?? undefined} />
        </Field>
      )}
      <Button type="submit" variant="primary" pending={save.isPending} className="col-span-2 justify-self-end">
        Save
      </Button>
    </form>
  );
}
