"use client";

import { type ComponentProps, useId, useRef, useState } from "react";
import { withNeutral } from "#lib/promises/rules/rewrite.ts";
import type { GuardedTextValue } from "#lib/promises/schema/texts.ts";
import { outOfScopeReply, type PromiseFinding, type Surface } from "#lib/promises/schema.ts";
import { rpc } from "../shell/rpc.ts";
import { toast } from "../ui/toast.ts";
import { FindingList } from "./finding-list.tsx";
import { MarkedTextarea } from "./marked-textarea.tsx";
import { PassOn } from "./pass-on.tsx";
import { markedWords, stateOf } from "./promise-words.ts";
import { ReferencePicker } from "./reference-picker.tsx";
import { useCheck } from "./use-check.ts";

type Control = Pick<ComponentProps<"textarea">, "id" | "aria-describedby" | "aria-invalid">;
type GuardedTextProps = Control &
  Pick<ComponentProps<"textarea">, "rows" | "maxLength" | "placeholder" | "required" | "autoFocus"> & {
    /** null: only tried, nothing is counted. */
    surface: Surface | null;
    /** A draft or version of the rules to try; without it those in use. */
    versionId?: number | undefined;
    accountId: number | null;
    /** The form that it stands in raises the escalation itself, of which the sentence of E5 speaks. */
    escalates?: boolean;
    /** A subject or a title: no line breaks. */
    oneLine?: boolean;
    value: GuardedTextValue;
    onChange: (value: GuardedTextValue) => void;
  };

/** What a form begins with. */
export const guarded = (text = ""): GuardedTextValue => ({ text, reference: null, dismissed: [] });

/**
 * A textarea for words meant for a customer (N2, N3, N5): marks promises as they are typed, says which rule and why, and offers
 * the neutral wording, E5's sentence, an escalation's reference, or "not a promise". The door that takes `value` judges
 * again with `guardText`. Put it into a <Field> like any control.
 */
export function GuardedText({
  surface,
  accountId,
  versionId,
  escalates = false,
  oneLine = false,
  value,
  onChange,
  ...control
}: GuardedTextProps) {
  const [instead, setInstead] = useState<ComponentProps<typeof PassOn>["instead"]>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const status = useId();
  const { text, reference, dismissed } = value;
  const { findings, answered, failed } = useCheck({ text, accountId, reference, versionId });
  const states = findings.map((finding) => stateOf(finding, dismissed));

  function rewrite(next: string, replaced: readonly PromiseFinding[], title: string) {
    const about = { text, keys: replaced.map(({ key }) => key), ...(accountId !== null && { accountId }) };
    // a count that is lost costs a figure, never the person's words
    if (surface) void rpc.promises.replaced({ ...about, surface }).catch(() => undefined);
    onChange({ ...value, text: next });
    toast({ title, undo: () => onChange(value) });
    area.current?.focus();
  }
  const dismiss = (key: string, is: boolean) => {
    onChange({ ...value, dismissed: is ? [...dismissed, key] : dismissed.filter((one) => one !== key) });
    area.current?.focus();
  };

  return (
    <div className="grid gap-2">
      <MarkedTextarea
        {...control}
        area={area}
        aria-describedby={[control["aria-describedby"], status].filter(Boolean).join(" ")}
        value={text}
        findings={findings.filter((_, at) => states[at] !== "dismissed")}
        onKeyDown={(event) => oneLine && event.key === "Enter" && event.preventDefault()}
        onChange={({ target }) =>
          onChange({ ...value, text: oneLine ? target.value.replaceAll("\n", " ") : target.value })
        }
      />
      <div className="grid gap-2">
        <p id={status} role="status" className="sr-only">
          {markedWords(states)}
        </p>
        {failed && <p className="text-ink-3 text-xs">Not checked just now; it is checked again when you send it.</p>}
        <FindingList
          findings={findings}
          dismissed={dismissed}
          onNeutral={(finding) =>
            rewrite(withNeutral(text, finding), [finding], "The neutral wording stands there now")
          }
          onOutOfScope={(finding) => {
            setInstead({ text, finding });
            rewrite(outOfScopeReply, [finding], "The text is now the out-of-scope reply");
          }}
          onDismiss={dismiss}
        />
      </div>
      {surface && accountId !== null && !escalates && text.includes(outOfScopeReply) && (
        <PassOn accountId={accountId} instead={instead} />
      )}
      {states.some((state) => state === "needs-escalation" || state === "settled") && accountId !== null && (
        <ReferencePicker
          accountId={accountId}
          value={reference}
          answered={answered}
          onChange={(next) => onChange({ ...value, reference: next })}
        />
      )}
    </div>
  );
}
