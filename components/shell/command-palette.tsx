"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { itemClass } from "../ui/float-class.ts";
import { StateMark } from "../ui/state-mark.tsx";
import type { DeskPage } from "./pages.ts";
import { orpc } from "./rpc.ts";

const groupClass =
  "px-1.5 pb-1.5 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs";
const lineClass = `${itemClass} data-[selected=true]:bg-unknown-soft`;

/** The text a moment after typing stopped. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 120);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function useAccountsFound(text: string, allowed: boolean) {
  const settled = useSettled(text.trim());
  return useQuery(orpc.accounts.search.queryOptions({ input: { q: settled }, enabled: allowed && settled.length > 1 }));
}

/** ⌘K: pages and accounts by name; arrows and Enter, Escape closes. */
export function CommandPalette({
  pages,
  findsAccounts,
  onClose,
}: {
  pages: readonly DeskPage[];
  findsAccounts: boolean;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const [text, setText] = useState("");
  const { data: found = [], isFetching, isError } = useAccountsFound(text, findsAccounts);
  useEffect(() => {
    dialog.current?.showModal();
    input.current?.focus();
  }, []);
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const shown = pages.filter((page) => page.name.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <dialog
      ref={dialog}
      aria-label="Search or jump to"
      onClose={onClose}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
      className="mx-auto mt-[12dvh] w-[calc(100%-2rem)] max-w-[560px] rounded-lg border border-line bg-surface p-0 shadow-float backdrop:bg-[rgb(0_0_0/0.32)]"
    >
      <Command shouldFilter={false} label="Search or jump to" loop>
        <Command.Input
          ref={input}
          value={text}
          onValueChange={setText}
          placeholder={findsAccounts ? "Accounts, contacts and pages" : "Pages"}
          className="w-full border-line border-b bg-transparent px-4 py-3 text-lg outline-none"
        />
        <Command.List className="max-h-[50dvh] overflow-y-auto pt-1.5 text-sm">
          <Command.Empty className="px-4 py-6 text-center text-ink-2">
            {isFetching ? "Searching…" : emptyWords(text, isError)}
          </Command.Empty>
          {found.length > 0 && (
            <Command.Group heading="Accounts and contacts" className={groupClass}>
              {found.map((hit) => (
                <Command.Item
                  key={`${hit.kind} ${hit.accountId} ${hit.title}`}
                  value={`${hit.kind} ${hit.accountId} ${hit.title}`}
                  onSelect={() => go(`/accounts/${hit.accountId}`)}
                  className={lineClass}
                >
                  <span className="min-w-0 truncate">
                    {hit.title} <span className="text-ink-3 text-xs">{hit.detail}</span>
                  </span>
                  {hit.band && <StateMark state={hit.band} className="text-xs!" />}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {shown.length > 0 && (
            <Command.Group heading="Pages" className={groupClass}>
              {shown.map((page) => (
                <Command.Item key={page.href} value={page.href} onSelect={() => go(page.href)} className={lineClass}>
                  {page.name}
                  <span className="font-mono text-[11px] text-ink-3">g {page.key}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </dialog>
  );
}

function emptyWords(text: string, failed: boolean): string {
  if (failed) return "The search did not answer. Try again in a moment.";
  return text.trim().length < 2 ? "Type at least two letters of a name." : `Nothing is called “${text.trim()}”.`;
}
