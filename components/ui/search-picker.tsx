"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useEffect, useRef, useState } from "react";
import { cn } from "./cn.ts";
import { controlClass } from "./control-class.ts";
import { floatHome, itemClass, popupClass } from "./float-class.ts";

export type Choice = { value: string; label: string; hint?: string };

type SearchPickerProps = {
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
  /** What the last search found; it is asked for anew a moment after typing. */
  choices: readonly Choice[];
  onSearch: (text: string) => void;
  /** Said under the list: "20 of 340; type to narrow". */
  status?: string;
  /** Said when the search found nothing. */
  none?: string;
  /** The form field that holds the chosen value. */
  name?: string;
  required?: boolean;
  placeholder?: string;
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
};

const pauseMs = 200;

/** One of very many, found by typing: the search happens where the data is. */
export function SearchPicker({
  value,
  onChange,
  choices,
  onSearch,
  status,
  none = "Nobody matches.",
  ...field
}: SearchPickerProps) {
  const { name, required, placeholder, ...rest } = field;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <Combobox.Root<Choice>
      items={choices}
      filter={null}
      value={value}
      onValueChange={(next) => onChange(next)}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onInputValueChange={(typed, { reason }) => setText(reason === "input-change" ? typed : "")}
      name={name}
      required={required}
      autoHighlight
    >
      <Combobox.Input
        ref={input}
        {...rest}
        placeholder={placeholder}
        className={cn(controlClass, "h-[30px]")}
        autoComplete="off"
      />
      <Combobox.Portal container={floatHome(input.current)}>
        <Combobox.Positioner positionMethod="fixed" sideOffset={4} className="z-40 w-[var(--anchor-width)]">
          <Combobox.Popup className={cn(popupClass, "p-1")}>
            <Combobox.Empty className="px-2 py-1.5 text-ink-3 empty:hidden">{none}</Combobox.Empty>
            <Combobox.List>
              {(choice: Choice) => (
                <Combobox.Item key={choice.value} value={choice} className={itemClass}>
                  <span>{choice.label}</span>
                  {choice.hint && <span className="text-ink-3 text-xs">{choice.hint}</span>}
                </Combobox.Item>
              )}
            </Combobox.List>
            <Combobox.Status className="px-2 py-1 text-ink-3 text-xs empty:hidden">{status}</Combobox.Status>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
