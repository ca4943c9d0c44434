import type { FieldFilter } from "../schema/fields.ts";

/**
 * Conditions on custom fields as they stand in an address, by the field's id: `f12=Gold` is, `f12=~gol` contains,
 * `f12=10..20`, `f12=10..` and `f12=..2026-01-31` between, both ends included.
 */
const fieldKey = /^f([1-9]\d{0,8})$/;
const most = 20;

export type FieldColumn = `f${number}`;
export const fieldColumn = (id: number): FieldColumn => `f${id}`;

/** The id in the name of a field's column or filter; null for every other name. */
export function fieldId(name: string): number | null {
  const found = fieldKey.exec(name);
  return found ? Number(found[1]) : null;
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
const isBound = (text: string) => text === "" || isDay(text) || (text.length <= 40 && Number.isFinite(Number(text)));

function readOne(id: number, text: string): FieldFilter | null {
  if (text === "" || text === "~") return null;
  if (text.startsWith("~")) return { id, has: text.slice(1, 101) };
  const [from = "", to = "", more] = text.split("..");
  if (text.includes("..") && more === undefined && (from || to) && isBound(from) && isBound(to))
    return { id, ...(from && { from }), ...(to && { to }) };
  return { id, is: text.slice(0, 500) };
}

/** The conditions of an address; what makes no sense is no condition. */
export function readFieldFilters(params: Record<string, string | string[] | undefined>): FieldFilter[] {
  return Object.entries(params)
    .flatMap(([name, given]) => {
      const id = fieldId(name);
      const text = Array.isArray(given) ? given[0] : given;
      const filter = id === null || text === undefined ? null : readOne(id, text);
      return filter ? [filter] : [];
    })
    .slice(0, most);
}

/** As it is read. */
export function writeFieldFilter({ is, has, from, to }: Omit<FieldFilter, "id">): string {
  if (from || to) return `${from ?? ""}..${to ?? ""}`;
  return has ? `~${has}` : (is ?? "");
}
