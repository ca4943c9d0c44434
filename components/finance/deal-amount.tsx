"use client";

import { useMutation } from "@tanstack/react-query";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { AmountFields, readAmount } from "#components/value/deal-fields.tsx";
import type { AccountMoney } from "#lib/finance/schema.ts";

type DealAmountProps = { accountId: number; deal: AccountMoney["deals"][number]; onSet: () => void };

/** What a deal is worth, entered by someone with a grant; an empty amount takes it away. */
export function DealAmount(props: DealAmountProps) {
  return (
    <Popover size="sm" trigger="Edit" label={`Edit the amount of “${props.deal.name}”`} title="Amount" align="end">
      {(close) => <AmountForm {...props} onDone={close} />}
    </Popover>
  );
}

function AmountForm({ accountId, deal, onSet, onDone }: DealAmountProps & { onDone: () => void }) {
  const save = useMutation({
    mutationFn: async (form: FormData) =>
      rpc.finance.setDealAmount({ accountId, dealId: Number(deal.id), amount: readAmount(form) }),
    onSuccess: () => {
      onSet();
      onDone();
    },
  });
  return (
    <form
      className="grid w-72 grid-cols-2 gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(new FormData(event.currentTarget));
      }}
    >
      <AmountFields {...deal.amount} error={save.error?.message} />
      <Button type="submit" variant="primary" pending={save.isPending} className="col-span-2 justify-self-end">
        Save
      </Button>
    </form>
  );
}
