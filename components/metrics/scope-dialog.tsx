"use client";

import { useQuery } from "@tanstack/react-query";
import { ConfirmDialog } from "#components/people/confirm-dialog.tsx";
import { orpc, rpc } from "#components/shell/rpc.ts";
import type { Product } from "#lib/metrics/schema/products.ts";
import { effectWords } from "./scope-words.ts";

export function ScopeDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  const { id: productId, name, inScope } = product;
  const effect = useQuery(orpc.metrics.scopeEffect.queryOptions({ input: { productId }, staleTime: 0 }));
  return (
    <ConfirmDialog
      title={inScope ? `Leave ${name} out of figures?` : `Count ${name} in figures?`}
      action={inScope ? "Leave out" : "Count it"}
      done={inScope ? `${name} is left out; figures follow` : `${name} counts; figures follow`}
      change={() => (inScope ? rpc.metrics.leaveOut({ productId }) : rpc.metrics.takeIn({ productId }))}
      onClose={onClose}
    >
      <p aria-live="polite">
        {effect.data && effectWords(effect.data, inScope)}
        {effect.isPending && "Counting the accounts…"}
        {effect.isError && "The accounts could not be counted just now."}
      </p>
      <p className="mt-2">
        Recurring revenue, retention, GRR, NRR, expansion and the health measures that use seats are worked out again,
        for the past too; closed periods that change are marked restated. Subscriptions and amounts stay as they are,
        and the switch takes it back.
      </p>
    </ConfirmDialog>
  );
}
