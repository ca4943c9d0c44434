import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Grant } from "#lib/finance/schema.ts";
import { grantState, scopeOf } from "./grant-words.ts";
import { RevokeGrant } from "./revoke-grant.tsx";

const states = {
  active: { tone: "accent", word: "Active" },
  ended: { tone: "neutral", word: "Ended" },
  revoked: { tone: "neutral", word: "Revoked" },
} as const;

/** Grants to see money: who, what, why, by whom, until when; with `mayRevoke` each active one can be ended. */
export function GrantList({
  caption,
  grants,
  mayRevoke,
  timeZone,
}: {
  caption: string;
  grants: readonly Grant[];
  mayRevoke: boolean;
  timeZone: string;
}) {
  const columns = [...(mayRevoke ? ["Person"] : []), "Sees", "State", "Why", "Given by", "Given", "Ends"];
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{column}</Th>
          ))}
          {mayRevoke && (
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => {
          const state = grantState(grant);
          return (
            <Tr key={grant.id}>
              {mayRevoke && <RowHead className="whitespace-nowrap">{grant.person}</RowHead>}
              <Td>
                <span title={grant.accounts.join(", ")}>{scopeOf(grant)}</span>
              </Td>
              <Td>
                <Tag tone={states[state].tone}>{states[state].word}</Tag>
              </Td>
              <Td className="min-w-40">{grant.reason}</Td>
              <Td className="whitespace-nowrap">{grant.givenBy}</Td>
              <Td className="whitespace-nowrap">
                <RelativeDate at={grant.startsAt} timeZone={timeZone} />
              </Td>
              <Td className="whitespace-nowrap">
                <RelativeDate at={grant.revokedAt ?? grant.endsAt} timeZone={timeZone} />
              </Td>
              {mayRevoke && (
                <Td className="text-right">
                  {state === "active" && <RevokeGrant id={grant.id} person={grant.person} />}
                </Td>
              )}
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
