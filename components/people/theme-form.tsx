"use client";

import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Radio } from "#components/ui/radio.tsx";

const themes = [
  ["system", "As the system"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const;

const never = () => () => {};

/** Light, dark, or as the system is. Kept in this browser, so only the browser knows which is chosen. */
export function ThemeForm() {
  const { theme, setTheme } = useTheme();
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset className="flex flex-wrap gap-5">
      <legend className="sr-only">Theme</legend>
      {themes.map(([value, label]) => (
        <Radio
          key={value}
          name="theme"
          value={value}
          label={label}
          checked={inBrowser && theme === value}
          onChange={() => setTheme(value)}
        />
      ))}
    </fieldset>
  );
}
