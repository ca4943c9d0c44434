"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const phrase = "clear the demo";
const TypedConfirm = dynamic(() => import("#components/ui/typed-confirm.tsx").then((loaded) => loaded.TypedConfirm));

async function clear(): Promise<void> {
  const { rpc } = await import("#components/shell/rpc.ts");
  await rpc.demo.clear({ confirm: phrase });
  // a full load: every screen that is open in this tab starts again without the demo
  location.assign("/import");
}

/** Clears the demo company after its phrase was typed: there is no way back. */
export function ClearDemo({ accounts }: { accounts: number }) {
  const [open, setOpen] = useState(false);
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
          onConfirm={clear}
        >
          All {accounts} customers with their history, imports, scores and the demo people but you are removed for good.
          Your own password stays “bellwether” until you change it.
        </TypedConfirm>
      )}
    </>
  );
}
