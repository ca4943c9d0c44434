"use client";

import type { ButtonSize, ButtonVariant } from "../ui/button-class.ts";
import { Menu } from "../ui/menu.tsx";
import { useDecide } from "./use-decide.ts";

/** How long an account can be put aside. */
export const snoozes = [
  { label: "Until tomorrow", days: 1 },
  { label: "For a week", days: 7 },
  { label: "For 30 days", days: 30 },
];

/** Puts accounts aside on Today until a day. */
export function SnoozeMenu({
  accountIds,
  onDone,
  size,
  variant,
}: {
  accountIds: number[];
  onDone?: () => void;
  size?: ButtonSize;
  variant?: ButtonVariant;
}) {
  const decide = useDecide(onDone);
  return (
    <Menu
      size={size}
      variant={variant}
      disabled={decide.isPending}
      items={snoozes.map(({ label, days }) => ({
        label,
        onSelect: () => decide.mutate({ accountIds, decision: "snoozed", untilOn: dayFromNow(days) }),
      }))}
    >
      Snooze
    </Menu>
  );
}

/** The person's own calendar day, `days` from now. */
export function dayFromNow(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return at.toLocaleDateString("sv-SE");
}
