import { Select } from "#components/ui/select.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";
import type { Field } from "#lib/imports/rules/objects/field.ts";
import type { ColumnFacts, Mapping } from "#lib/imports/schema.ts";
import { orderWords } from "./state-words.ts";

type Given = {
  fields: readonly Field[];
  columns: readonly ColumnFacts[];
  mapping: Mapping;
  samples: Record<string, string[]>;
  editable: boolean;
  onChange: (next: Mapping) => void;
};

const orders = Object.entries(orderWords).map(([value, example]) => ({ value, label: `as in ${example}` }));
const marks = [
  { value: ".", label: "as in 1,234.56" },
  { value: ",", label: "as in 1.234,56" },
];
const isDated = (field: Field) => field.kind === "day" || field.kind === "instant";
const isNumeric = (field: Field) => field.kind === "number" || field.kind === "count" || field.kind === "money";

/** A row a field: the column it comes from, what that column holds, and how its dates or numbers are written. */
export function MappingTable({ fields, columns, mapping, samples, editable, onChange }: Given) {
  const options = columns.map(({ name }) => ({ value: name, label: name }));
  // what can no longer be chosen is not worth a row when it is empty
  const shown = editable ? fields : fields.filter((field) => mapping.columns[field.key]);
  const choose = (field: Field, column: string) => {
    const { [field.key]: _, ...rest } = mapping.columns;
    onChange({ ...mapping, columns: column ? { ...rest, [field.key]: column } : rest });
  };
  return (
    <Table caption="Fields and the columns they come from" dense>
      <thead>
        <tr>
          <Th>Field</Th>
          <Th className="w-64">Column</Th>
          <Th className="w-44">Written</Th>
          <Th>First values</Th>
        </tr>
      </thead>
      <tbody>
        {shown.map((field) => {
          const column = columns.find((one) => one.name === mapping.columns[field.key]);
          return (
            <Tr key={field.key}>
              <RowHead className="font-normal">
                {field.label}
                {field.required && <span className="text-ink-3 text-xs"> needed</span>}
              </RowHead>
              <Td>
                <Select
                  aria-label={`Column for ${field.label}`}
                  aria-invalid={(field.required && !column) || undefined}
                  value={column?.name ?? ""}
                  empty="no column"
                  options={options}
                  disabled={!editable}
                  onChange={(event) => choose(field, event.target.value)}
                />
              </Td>
              <Td>
                {column && (
                  <Written field={field} column={column} mapping={mapping} editable={editable} onChange={onChange} />
                )}
              </Td>
              <Td className="max-w-[36ch] truncate text-ink-2 text-sm">{samples[column?.name ?? ""]?.join(" · ")}</Td>
            </Tr>
          );
        })}
        {mapping.custom.length + mapping.money.length > 0 && (
          <Tr>
            <RowHead className="font-normal">Kept as custom {mapping.asOf ? "metrics" : "fields"}</RowHead>
            <Td colSpan={3} className="text-ink-2 text-sm">
              {[...mapping.custom, ...mapping.money.map((name) => `${name} (money)`)].join(", ")}
            </Td>
          </Tr>
        )}
      </tbody>
    </Table>
  );
}

type WrittenGiven = Pick<Given, "mapping" | "editable" | "onChange"> & { field: Field; column: ColumnFacts };

function Written({ field, column, mapping, editable, onChange }: WrittenGiven) {
  if (isDated(field)) {
    const known = mapping.dates[column.name] ?? (column.order === "ask" ? "" : (column.order ?? "ymd"));
    return (
      <Select
        aria-label={`How dates are written in ${column.name}`}
        aria-invalid={known === "" || undefined}
        value={known}
        {...(known === "" ? { empty: "Choose…" } : {})}
        options={orders}
        disabled={!editable}
        onChange={(event) =>
          onChange({
            ...mapping,
            dates: { ...mapping.dates, [column.name]: event.target.value as "ymd" | "dmy" | "mdy" },
          })
        }
      />
    );
  }
  if (!isNumeric(field)) return null;
  return (
    <Select
      aria-label={`How numbers are written in ${column.name}`}
      value={mapping.decimals[column.name] ?? column.decimal ?? "."}
      options={marks}
      disabled={!editable}
      onChange={(event) =>
        onChange({ ...mapping, decimals: { ...mapping.decimals, [column.name]: event.target.value as "." | "," } })
      }
    />
  );
}
