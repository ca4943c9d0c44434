"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { Toaster } from "../ui/toaster.tsx";
import { useKeys } from "./keys.ts";
import { listenToOverlays, type Overlay } from "./overlays.ts";
import type { DeskPage } from "./pages.ts";

const CommandPalette = lazy(() =>
  import("./command-palette.tsx").then((module) => ({ default: module.CommandPalette })),
);
const KeyList = lazy(() => import("./key-list.tsx").then((module) => ({ default: module.KeyList })));

/** ⌘K, the key list and the toasts: their code arrives on first use. */
export function DeskOverlays({ pages, findsAccounts }: { pages: readonly DeskPage[]; findsAccounts: boolean }) {
  const router = useRouter();
  const [open, setOpen] = useState<Overlay | null>(null);
  const close = () => setOpen(null);
  useEffect(() => listenToOverlays(setOpen), []);
  useKeys([
    { keys: "mod+k", label: "Search or jump to", group: "Everywhere", run: () => setOpen("search") },
    { keys: "?", label: "This list of keys", group: "Everywhere", run: () => setOpen("keys") },
    ...pages.map((page) => ({
      keys: `g ${page.key}`,
      label: `Go to ${page.name}`,
      group: "Everywhere",
      run: () => router.push(page.href),
    })),
  ]);
  return (
    <>
      <Toaster />
      <Suspense>
        {open === "search" && <CommandPalette pages={pages} findsAccounts={findsAccounts} onClose={close} />}
        {open === "keys" && <KeyList onClose={close} />}
      </Suspense>
    </>
  );
}
