"use client";

import { useTheme } from "next-themes";
import { leave } from "#components/people/enter.ts";
import type { Role } from "#lib/caller.ts";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { toast } from "../ui/toast.ts";
import { showKeyList } from "./overlays.ts";
import { roleWords } from "./pages.ts";
import { rpc } from "./rpc.ts";

const themes = [
  ["system", "Theme of the system"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const;

async function actAs(role: Role): Promise<void> {
  try {
    await rpc.people.actAs({ role });
    location.assign("/");
  } catch (reason) {
    toast({
      title: "Could not change the role",
      description: reason instanceof Error ? reason.message : undefined,
      tone: "failed",
    });
  }
}

/** Who I am and which role I act in; change of role and theme, keys, sign out. */
export function PersonMenu({ name, role, roles }: { name: string; role: Role | null; roles: readonly Role[] }) {
  const { theme, setTheme } = useTheme();
  const items: MenuItem[] = [
    ...(roles.length > 1
      ? roles.map((one) => ({
          label: `Act as ${roleWords[one].toLowerCase()}`,
          checked: one === role,
          onSelect: () => void actAs(one),
        }))
      : []),
    ...themes.map(([value, label], place) => ({
      label,
      divided: place === 0 && roles.length > 1,
      checked: theme === value,
      onSelect: () => setTheme(value),
    })),
    { label: "Keys", hint: "?", divided: true, onSelect: showKeyList },
    { label: "Sign out", divided: true, onSelect: () => void leave() },
  ];
  return (
    <Menu
      menuLabel="Role, theme and keys"
      items={items}
      variant="quiet"
      className="h-auto! min-w-0 grow justify-start! gap-2! px-2! py-1! text-left text-ink!"
    >
      <span
        aria-hidden="true"
        className="grid size-[26px] shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent text-xs"
      >
        {name.slice(0, 1).toUpperCase()}
      </span>
      <span className="min-w-0">
        <span className="block truncate">{name}</span>
        <span className="block truncate font-normal text-ink-3 text-xs">{role ? roleWords[role] : "No role yet"}</span>
      </span>
    </Menu>
  );
}
