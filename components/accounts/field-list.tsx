import type { ReactNode } from "react";
import type { Field } from "#lib/accounts/schema/fields.ts";
import { formatNumber } from "../ui/numbers.ts";
import { ActionsTh, RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { FieldActions } from "./field-actions.tsx";
import { typeWords } from "./field-words.ts";

type FieldListProps = {
  fields: readonly Field[];
  mayChange: boolean /** Off where a search hides their neighbours. */;
  movable: boolean;
};

/** The custom fields in their order, with how many accounts have a value; with `mayChange` each has its actions. */
export function FieldList({ fields, mayChange, movable }: FieldListProps) {
  const order = movable ? fields.filter(({ archived }) => !archived).map(({ id }) => id) : [];
  return (
    <Table caption="Custom fields">
      <thead>
        <tr>
          <Th>Field</Th>
          <Th>Type</Th>
          <Th numeric>Accounts</Th>
          <Th className="max-sm:hidden">Choices</Th>
          {mayChange && <ActionsTh />}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Tr key={field.id}>
            <RowHead>
              {field.label} {field.archived && <Tag>Archived</Tag>}
              {field.key !== field.label && (
                <span className="block font-normal text-ink-3 text-xs">column “{field.key}”</span>
              )}
            </RowHead>
            <Td className="whitespace-nowrap">{typeWords[field.type]}</Td>
            <Td numeric>
              <Counts field={field} />
            </Td>
            <Td className="text-ink-2 max-sm:hidden">
              <span className="line-clamp-2">{field.options.join(", ") || "–"}</span>
            </Td>
            {mayChange && (
              <Td className="text-right">
                <FieldActions field={field} order={order} />
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Counts({ field: { filled, unfit } }: { field: Field }): ReactNode {
  if (filled === null || unfit === null) return <span className="text-ink-3">reading…</span>;
  return (
    <>
      {formatNumber(filled)}
      {unfit > 0 && <span className="block text-ink-3 text-xs">{formatNumber(unfit)} do not fit</span>}
    </>
  );
}
