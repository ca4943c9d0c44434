import { hrefWith, type Query } from "#components/ui/href.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ActionsTh, RowHead, SortTh, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag, type Tone } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Key } from "#lib/people/schema.ts";
import { type KeyState, keyState, kindHints, kindWords, stateWords } from "./key-words.ts";
import { RevokeKey } from "./revoke-key.tsx";

const tones: Record<KeyState, Tone> = { active: "neutral", expired: "watch", revoked: "watch" };

type KeyListProps = { keys: readonly Key[]; sort: string; query: Query; now: Date; timeZone: string };

/** Every key with whom it acts for, what it may do and when it was last used; never its secret. */
export function KeyList({ keys, sort, query, now, timeZone }: KeyListProps) {
  const head = { sort, hrefFor: (next: string) => hrefWith("/settings/keys", query, { sort: next, page: null }) };
  return (
    <Table caption="API keys">
      <thead>
        <tr>
          <SortTh column="name" {...head}>
            Name
          </SortTh>
          <Th>State</Th>
          <Th>Kind</Th>
          <SortTh column="actsFor" {...head}>
            Acts for
          </SortTh>
          <Th>Begins with</Th>
          <SortTh column="created" first="desc" {...head}>
            Made
          </SortTh>
          <SortTh column="lastUsed" first="desc" {...head}>
            Last used
          </SortTh>
          <SortTh column="ends" {...head}>
            Ends
          </SortTh>
          <ActionsTh />
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const state = keyState(key, now);
          return (
            <Tr key={key.id}>
              <RowHead>
                {key.kind === "ingest" ? <TextLink href={`/sources/${key.id}`}>{key.name}</TextLink> : key.name}
              </RowHead>
              <Td>
                <Tag tone={tones[state]}>{stateWords[state]}</Tag>
              </Td>
              <Td>
                <span title={kindHints[key.kind]}>{kindWords[key.kind]}</span>
              </Td>
              <Td>{key.actsFor}</Td>
              <Td>
                <code className="font-mono text-xs">{key.prefix}…</code>
              </Td>
              <Td className="whitespace-nowrap">
                <RelativeDate at={key.createdAt} now={now} timeZone={timeZone} />
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
