import { hrefWith, type Query } from "#components/ui/href.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { ActionsTh, RowHead, SortTh, Table, Td, Th, Tr, wide } from "#components/ui/table.tsx";
import { Tag, type Tone } from "#components/ui/tag.tsx";
import type { Grant } from "#lib/finance/schema.ts";
import { type GrantState, grantState, scopeOf, stateWords } from "./grant-words.ts";
import { RevokeGrant } from "./revoke-grant.tsx";

const tones: Record<GrantState, Tone> = { active: "accent", ended: "neutral", revoked: "neutral" };

type GrantListProps = {
  caption: string;
  grants: readonly Grant[];
  timeZone: string;
  /** Given to others: each has its person, an active one can be ended, and the headings sort. Without it, one's own. */
  given?: { sort: string; query: Query };
};

/** Grants to see money: who, what, why, by whom, until when. */
export function GrantList({ caption, grants, timeZone, given }: GrantListProps) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          {given && <Head column="person" label="Person" {...given} />}
          <Th>Sees</Th>
          <Head column="state" label="State" {...given} />
          <Th className={wide}>Why</Th>
          <Head column="givenBy" label="Given by" className={wide} {...given} />
          <Head column="given" label="Given" first="desc" className={wide} {...given} />
          <Head column="ends" label="Ends" className={wide} {...given} />
          {given && <ActionsTh />}
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => {
          const state = grantState(grant);
          return (
            <Tr key={grant.id}>
              {given && <RowHead className="sm:whitespace-nowrap">{grant.person}</RowHead>}
              <Td>
                <span title={grant.accounts.join(", ")}>{scopeOf(grant)}</span>
                <span className="block text-ink-2 text-sm sm:hidden">
                  {grant.reason} · {grant.givenBy}
                </span>
              </Td>
              <Td>
                <Tag tone={tones[state]}>{stateWords[state]}</Tag>
              </Td>
              <Td className="min-w-40 max-sm:hidden">{grant.reason}</Td>
              <Td className="whitespace-nowrap max-sm:hidden">{grant.givenBy}</Td>
              <Td className="whitespace-nowrap max-sm:hidden">
                <RelativeDate at={grant.startsAt} timeZone={timeZone} />
              </Td>
              <Td className="whitespace-nowrap max-sm:hidden">
                <RelativeDate at={grant.revokedAt ?? grant.endsAt} timeZone={timeZone} />
              </Td>
              {given && (
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

type HeadProps = {
  column: string;
  label: string;
  first?: "asc" | "desc";
  className?: string;
  sort?: string;
  query?: Query;
};

function Head({ column, label, first, className, sort, query }: HeadProps) {
  if (!query) return <Th className={className}>{label}</Th>;
  const hrefFor = (next: string) => hrefWith("/money", query, { sort: next, page: null });
  return (
    <SortTh column={column} first={first} sort={sort} hrefFor={hrefFor} className={className}>
      {label}
    </SortTh>
  );
}
