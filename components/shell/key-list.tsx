"use client";

import { Dialog } from "../ui/dialog.tsx";
import { boundKeys } from "./keys.ts";

const names: Record<string, string> = { "mod+k": "⌘ K", escape: "Esc", arrowdown: "↓", arrowup: "↑", enter: "↵" };

/** Every key of the present screen, by group. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const groups = Map.groupBy(boundKeys(), (binding) => binding.group ?? "This screen");
  return (
    <Dialog open onClose={onClose} title="Keys" size="sm">
      {[...groups].reverse().map(([group, bindings]) => (
        <section key={group} className="mb-4">
          <h3 className="mb-1 text-ink-3 text-xs">{group}</h3>
          <dl className="grid">
            {bindings.map((binding) => (
              <div key={binding.keys} className="flex justify-between gap-4 border-line border-t py-1.5">
                <dt>{binding.label}</dt>
                <dd className="font-mono text-ink-2 text-xs">{names[binding.keys] ?? binding.keys}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
