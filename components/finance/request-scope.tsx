import { Radio } from "#components/ui/radio.tsx";
import type { requestScopes } from "#lib/finance/schema/requests.ts";
import { scopeHints, scopeWords } from "./grant-words.ts";

export type RequestScopeName = (typeof requestScopes)[number];

type RequestScopeProps = {
  scope: RequestScopeName;
  onChoose: (next: RequestScopeName) => void;
  /** The accounts are given: those of the place where it was asked. */
  here?: boolean;
};

/** The accounts of a request: one's book, or some. */
export function RequestScope({ scope, onChoose, here = false }: RequestScopeProps) {
  const words = { accounts: here ? "This account" : scopeWords.accounts, book: scopeWords.book };
  const hints = { accounts: here ? "Only this one." : scopeHints.accounts, book: scopeHints.book };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">The money of</legend>
      {(["accounts", "book"] as const).map((one) => (
        <Radio
          key={one}
          name="scope"
          label={words[one]}
          hint={hints[one]}
          checked={scope === one}
          onChange={() => onChoose(one)}
        />
      ))}
    </fieldset>
  );
}
