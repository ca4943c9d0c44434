/** The number of an address; what is none is nobody's. */
export function readId(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 2_000_000_000;
}

const afterDays = [30, 90, 180];

/** After how many days it is looked at who stayed. */
export function readDays(typed: unknown): number {
  return afterDays.find((days) => String(days) === typed) ?? 90;
}
