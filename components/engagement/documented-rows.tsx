"use client";

import { parseAsString, useQueryState } from "nuqs";
import type { DocumentedRow } from "#lib/engagement/schema/interactions.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, SortTh, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { DocumentedPanel } from "./documented-panel.tsx";
import { SentimentTag, SharedTag } from "./interaction-text.tsx";
import { kindOf, systemWords, withWords } from "./words.ts";

type DocumentedRowsProps = {
  rows: readonly DocumentedRow[];
  asOf: string;
  sort: string;
  path: string;
  query: Query;
};

/** Everything documented that was asked for: when, with whom, what, how it felt, by whom. A row opens beside the list. */
export function DocumentedRows({ rows, asOf, sort, path, query }: DocumentedRowsProps) {
  const [openKey, setOpen] = useQueryState("open", parseAsString);
  const open = rows.find(({ key }) => key === openKey);
  const head = { sort, hrefFor: (next: string) => hrefWith(path, query, { sort: next, page: null }) };
  return (
    <>
      <Table caption="Interactions" dense>
        <thead>
          <tr>
            <SortTh column="account" {...head}>
              Account
            </SortTh>
            <SortTh column="at" first="desc" {...head} className="max-sm:hidden">
              When
            </SortTh>
            <SortTh column="kind" {...head} className="max-sm:hidden">
              Kind
            </SortTh>
            <Th>What</Th>
            <Th className="max-sm:hidden">How it felt</Th>
            <SortTh column="person" {...head} className="max-sm:hidden">
              By
            </SortTh>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.key} row={row} asOf={asOf} onOpen={() => void setOpen(row.key)} />
          ))}
        </tbody>
      </Table>
      {open && <DocumentedPanel row={open} asOf={asOf} onClose={() => void setOpen(null)} />}
    </>
  );
}

function Line({ row, asOf, onOpen }: { row: DocumentedRow; asOf: string; onOpen: () => void }) {
  const { interaction, system } = row;
  const kind = interaction ? kindOf(interaction) : system ? systemWords[system.kind] : "";
  const when = <RelativeDate at={row.at.slice(0, 10)} now={asOf} />;
  const mark = system ? <Tag title="Bellwether did this by itself">System</Tag> : interaction?.shared && <SharedTag />;
  return (
    <Tr>
      <RowHead className="align-top">
        <TextLink href={`/accounts/${row.accountId}/timeline`}>{row.account}</TextLink>
        <span className="block font-normal text-ink-3 text-xs sm:hidden">
          {kind}, {when}
        </span>
      </RowHead>
      <Td className="whitespace-nowrap align-top max-sm:hidden">{when}</Td>
      <Td className="whitespace-nowrap align-top max-sm:hidden">{kind}</Td>
      <Td className="min-w-40 align-top">
        {mark}{" "}
        <button type="button" onClick={onOpen} className="link line-clamp-2 rounded-sm text-left">
          {interaction?.summary ?? system?.what}
        </button>
        {interaction && withWords(interaction.contacts) && (
          <small className="block text-ink-3 text-xs">with {withWords(interaction.contacts)}</small>
        )}
      </Td>
      <Td className="align-top max-sm:hidden">
        {interaction?.sentiment ? (
          <SentimentTag sentiment={interaction.sentiment} />
        ) : (
          <span className="text-ink-3">–</span>
        )}
      </Td>
      <Td className="whitespace-nowrap align-top max-sm:hidden">{row.by ?? "–"}</Td>
    </Tr>
  );
}
