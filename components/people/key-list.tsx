import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Key } from "#lib/people/schema.ts";
import { keyState, kindHints, kindWords } from "./key-words.ts";
import { RevokeKey } from "./revoke-key.tsx";

const states = {
  active: { tone: "neutral", word: "Active" },
  expired: { tone: "watch", word: "Expired" },
  revoked: { tone: "watch", word: "Revoked" },
} as const;

/** Every key with whom it acts for, what it may do and when it was last used; never its secret. */
export function KeyList({ keys, now, timeZone }: { keys: readonly Key[]; now: Date; timeZone: string }) {
  const columns = ["Name", "State", "Kind", "Acts for", "Begins with", "Last used", "Ends"];
  return (
    <Table caption="API keys">
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{column}</Th>
          ))}
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const state = keyState(key, now);
          return (
            <Tr key={key.id}>
              <RowHead>{key.name}</RowHead>
              <Td>
                <Tag tone={states[state].tone}>{states[state].word}</Tag>
              </Td>
              <Td>
                <span title={kindHints[key.kind]}>{kindWords[key.kind]}</span>
              </Td>
              <Td>{key.actsFor}</Td>
              <Td>
                <code className="font-mono text-xs">{key.prefix}…</code>
              </Td>
              <Td className="whitespace-nowrap">
                <RelativeDate at={key.lastUsedAt} now={now} timeZone={timeZone} />
              </Td>
              <Td className="whitespace-nowrap">
                <RelativeDate at={key.expiresAt} now={now} timeZone={timeZone} />
              </Td>
              <Td className="text-right">{state === "active" && <RevokeKey id={key.id} name={key.name} />}</Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
