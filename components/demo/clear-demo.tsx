"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { Button } from "#components/ui/button.tsx";
import { type Own, OwnFields } from "./own-fields.tsx";

const phrase = "clear the demo";
const TypedConfirm = dynamic(() => import("#components/ui/typed-confirm.tsx").then((loaded) => loaded.TypedConfirm));

async function clear(own: Own | null): Promise<void> {
  const { rpc } = await import("#components/shell/rpc.ts");
  const { email } = await rpc.demo.clear({ confirm: phrase, own }).catch((reason: unknown) => {
    throw new Error(sentenceOf(reason));
  });
  // the known password went, and with it this session
  const { enter } = await import("#components/people/enter.ts");
  const entered = own === null || (await enter(email, own.password)).ok;
  // a full load: every screen that is open in this tab starts again without the demo
  location.assign(entered ? "/import" : "/sign-in?next=/import");
}

/** Clears the demo company after its phrase was typed: there is no way back. An invented admin becomes a real one. */
export function ClearDemo({ accounts, invented }: { accounts: number; invented: boolean }) {
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState<Own>({ name: "", email: "", password: "" });
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Clear the demo
      </Button>
      {open && (
        <TypedConfirm
          open
          onClose={() => setOpen(false)}
          title="Clear the demo company"
          phrase={phrase}
          action="Clear for good"
          onConfirm={() => clear(invented ? own : null)}
        >
          <p>
            All {accounts} customers with their history, imports, scores and the demo people are removed for good.{" "}
            {invented ? "You stay, as yourself: everybody knows the demo’s password." : "You stay."}
          </p>
          {invented && <OwnFields own={own} onChange={setOwn} />}
        </TypedConfirm>
      )}
    </>
  );
}
