import { Th } from "../ui/table.tsx";

/** The head of a table in which several models or measures stand side by side. */
export function SideHead({ first, labels }: { first: string; labels: readonly string[] }) {
  return (
    <thead>
      <tr>
        <Th>{first}</Th>
        {labels.map((label) => (
          <Th key={label} numeric>
            {label}
          </Th>
        ))}
      </tr>
    </thead>
  );
}
