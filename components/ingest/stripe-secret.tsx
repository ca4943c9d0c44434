"use client";

import type { FormEvent } from "react";
import { useChange } from "#components/people/change.ts";
import { FormProblem } from "#components/people/form-problem.tsx";
import { rpc } from "#components/shell/rpc.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

/** Takes the secret that Stripe signs with; what is kept is never shown. */
export function StripeSecret({ webhookId, known }: { webhookId: number; known: boolean }) {
  const { run, pending, problem } = useChange();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const secret = String(new FormData(form).get("secret") ?? "");
    void run(() => rpc.ingest.setStripeSecret({ webhookId, secret }), "The secret is kept").then((kept) => {
      if (kept) form.reset();
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      {!known && (
        <Banner tone="warning">Everything that Stripe sends is refused until its signing secret is here.</Banner>
      )}
      <div className="flex items-end gap-2">
        <Field label={known ? "Another signing secret" : "Signing secret"} className="min-w-0 grow">
          <Input name="secret" type="password" required autoComplete="off" placeholder="whsec_…" />
        </Field>
        <Button type="submit" pending={pending}>
          Keep it
        </Button>
      </div>
      <p className="text-ink-3 text-xs">
        Stripe shows it with the endpoint. {known ? "One is kept; another replaces it." : "It is not shown again here."}
      </p>
      <FormProblem>{problem}</FormProblem>
    </form>
  );
}
