"use client";

import { useEffect, useRef } from "react";

export type KeyBinding = {
  /** "l", "?", "mod+k" (⌘ or Ctrl), or two presses: "g a". */
  keys: string;
  label: string;
  /** Heading in the key list. */
  group?: string;
};

const bound = new Map<KeyBinding, () => void>();

/** What the `?` list shows: everything bound on the present screen. */
export function boundKeys(): KeyBinding[] {
  return [...bound.keys()];
}

let pending = "";
let pendingUntil = 0;

/** The name of a press, as bindings write it. */
export function pressName(event: Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey">): string {
  const key = event.key.toLowerCase();
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const name = pressName(event);
  const free = name.startsWith("mod+");
  if (!free && (isTyping(event.target) || document.querySelector("dialog:modal"))) return;
  const chord = Date.now() < pendingUntil ? `${pending} ${name}` : "";
  const bindings = [...bound.keys()];
  const hit = bindings.findLast((one) => one.keys === chord) ?? bindings.findLast((one) => one.keys === name);
  pendingUntil = 0;
  if (hit) {
    event.preventDefault();
    bound.get(hit)?.();
  } else if (bindings.some((one) => one.keys.startsWith(`${name} `))) {
    pending = name;
    pendingUntil = Date.now() + 1200;
  }
}

/** Binds keys while the component is there, and lists them under `?`. Not while typing, nor behind a dialog (but for mod+…). */
export function useKeys(bindings: readonly (KeyBinding & { run: () => void })[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const names = bindings.map((one) => one.keys).join(",");
  useEffect(() => {
    const mine = latest.current.map(({ keys, label, group }) => ({ keys, label, group }));
    for (const binding of names ? mine : []) {
      bound.set(binding, () => latest.current.find((one) => one.keys === binding.keys)?.run());
    }
    if (bound.size === mine.length) window.addEventListener("keydown", press);
    return () => {
      for (const binding of mine) bound.delete(binding);
      if (bound.size === 0) window.removeEventListener("keydown", press);
    };
  }, [names]);
}
