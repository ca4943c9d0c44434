"use client";

import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Menu } from "../ui/menu.tsx";
import { dayFromNow, snoozes } from "./snooze-menu.tsx";
import { useDecide } from "./use-decide.ts";

const Dismiss = lazy(() => import("./dismiss-dialog.tsx").then((module) => ({ default: module.DismissDialog })));

type DecideMenuProps = { accountId: number; name: string; onDecided: () => void };

/** Done, snooze, or "not a real risk": each can be taken back. */
export function DecideMenu({ accountId, name, onDecided }: DecideMenuProps) {
  const decide = useDecide(onDecided);
  const [dismissing, setDismissing] = useState(false);
  const accountIds = [accountId];
  return (
    <>
      <Menu
        label={`Put ${name} aside`}
        variant="quiet"
        align="end"
        disabled={decide.isPending}
        items={[
          { label: "Done", onSelect: () => decide.mutate({ accountIds, decision: "done" }) },
          ...snoozes.map(({ label, days }, place) => ({
            label: `Snooze ${label.toLowerCase()}`,
            divided: place === 0,
            onSelect: () => decide.mutate({ accountIds, decision: "snoozed", untilOn: dayFromNow(days) }),
          })),
          { label: "Not a real risk…", divided: true, onSelect: () => setDismissing(true) },
        ]}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </Menu>
      {dismissing && (
        <Suspense>
          <Dismiss
            name={name}
            onClose={() => setDismissing(false)}
            onDismiss={(reason) => decide.mutate({ accountIds, decision: "dismissed", reason })}
          />
        </Suspense>
      )}
    </>
  );
}
