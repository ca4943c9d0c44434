import type { ComponentProps } from "react";
import { surfaceOf } from "#lib/engagement/rules/for-customer.ts";
import { GuardedText } from "../promises/guarded-text.tsx";
import { Input } from "../ui/input.tsx";
import { Textarea } from "../ui/textarea.tsx";
import type { Entry } from "./interaction-entry.ts";

type ControlProps = Pick<ComponentProps<"textarea">, "id" | "aria-describedby" | "aria-invalid">;
type EntryTextProps = ControlProps & {
  entry: Entry;
  set: (change: Partial<Entry>) => void;
  name: "summary" | "outcome" | "nextStep";
  /** The customer reads it. */
  guards: boolean;
  /** One line without it. */
  rows?: number;
  maxLength: number;
};

/** Words of an entry. What the customer reads is read by the promise guard as it is typed; what is kept for the desk is not. */
export function EntryText({ entry, set, name, guards, rows, ...control }: EntryTextProps) {
  const { accountId, kind, reference, dismissed } = entry;
  const value = entry[name];
  if (guards)
    return (
      <GuardedText
        {...control}
        surface={surfaceOf(kind)}
        accountId={accountId}
        value={{ text: value, reference, dismissed }}
        onChange={({ text, ...said }) => set({ [name]: text, ...said })}
        rows={rows ?? 1}
        oneLine={rows === undefined}
      />
    );
  const onChange = ({ target }: { target: { value: string } }) => set({ [name]: target.value });
  if (rows === undefined) return <Input {...control} value={value} onChange={onChange} />;
  return <Textarea {...control} rows={rows} value={value} onChange={onChange} />;
}
