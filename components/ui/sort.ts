export type Sort<Column extends string> = { sort: Column; dir: "asc" | "desc" };

/** The `sort` of an address, "-name" for descending; what it gets wrong falls back to `usual`, which reads the same way. */
export function readSort<Column extends string>(
  typed: string | string[] | undefined,
  columns: readonly Column[],
  usual: Column | `-${Column}`,
): Sort<Column> {
  const read = (text: string): Sort<Column> | null => {
    const sort = columns.find((column) => column === text.replace(/^-/, ""));
    return sort === undefined ? null : { sort, dir: text.startsWith("-") ? "desc" : "asc" };
  };
  const asked = Array.isArray(typed) ? typed[0] : typed;
  return read(asked ?? "") ?? read(usual) ?? { sort: columns[0] as Column, dir: "asc" };
}

/** As the headings of a table want it. */
export function sortText({ sort, dir }: Sort<string>): string {
  return dir === "desc" ? `-${sort}` : sort;
}
