"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { orpc, rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { DealFields, readAmount, readDeal } from "./deal-fields.tsx";

/** Notes a deal or an opportunity; who holds a grant says at once what it is worth. */
export function AddDeal({ accountId }: { accountId: number }) {
  return (
    <Popover trigger="Add deal" title="Add deal" align="end">
      {(close) => <AddForm accountId={accountId} onDone={close} />}
    </Popover>
  );
}

function AddForm({ accountId, onDone }: { accountId: number; onDone: () => void }) {
  const router = useRouter();
  const right = useQuery(orpc.finance.mayRead.queryOptions({ input: { accountId } }));
  const add = useMutation({
    mutationFn: async (form: FormData) => {
      const amount = readAmount(form);
      const { id } = await rpc.value.addDeal({ accountId, ...readDeal(form) });
      if (amount) await rpc.finance.setDealAmount({ accountId, dealId: id, amount });
    },
    onSuccess: () => {
      router.refresh();
      onDone();
    },
  });
  return (
    <form
      className="grid w-80 grid-cols-2 items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(new FormData(event.currentTarget));
      }}
    >
      <DealFields error={add.error?.message} amount={right.data?.granted ?? false} />
      <Button type="submit" variant="primary" pending={add.isPending} className="col-span-2 justify-self-end">
        Add
      </Button>
    </form>
  );
}
