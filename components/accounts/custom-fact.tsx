"use client";

import { useRouter } from "next/navigation";
import type { AccountField } from "#lib/accounts/schema/fields.ts";
import { rpc } from "../shell/rpc.ts";
import { toast } from "../ui/toast.ts";
import { choicesOf, valueWords } from "./field-words.ts";
import { InlineField } from "./inline-field.tsx";
import { errorWords } from "./words.ts";

type CustomFactProps = { accountId: number; field: AccountField; mayChange: boolean };

/** One custom field of an account, to change in its place. */
export function CustomFact({ accountId, field, mayChange }: CustomFactProps) {
  const { label, type, value, unfit } = field;
  const save = useSave(accountId, field);
  const shown = value === null ? (unfit ? "does not fit its type" : "–") : valueWords(type, value);
  return (
    <div className="contents">
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0 break-words">
        {mayChange ? (
          <span className="-my-1 -ml-1 block [&_button]:h-auto! [&_button]:whitespace-normal! [&_button]:py-0.5! [&_button]:text-left [&_button]:text-base! [&_button]:text-ink!">
            <InlineField
              label={label}
              shown={shown}
              value={value === null ? "" : String(value)}
              options={choicesOf(field)}
              type={type === "date" ? "date" : "text"}
              onSave={save}
            />
          </span>
        ) : (
          shown
        )}
      </dd>
    </div>
  );
}

/** Saves one value; a value that does not fit is answered by the door's own sentence, and the toast offers the old one back. */
function useSave(accountId: number, { id: fieldId, label, value: before, unfit }: AccountField) {
  const router = useRouter();
  const set = async (value: string | number | null) => {
    await rpc.accounts.setField({ accountId, fieldId, value });
    router.refresh();
  };
  return async (typed: string) => {
    try {
      await set(typed || null);
    } catch (error) {
      toast({ title: `${label} was not saved`, description: errorWords(error).sentence, tone: "failed" });
      throw error;
    }
    toast({ title: `${label} changed`, ...(!unfit && { undo: () => set(before) }) });
  };
}
