/** The page of an address: what is no page number is page one, as in a link that somebody cut short. */
export function pageNumber(typed: string | string[] | undefined): number {
  const number = Number(Array.isArray(typed) ? typed[0] : typed);
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 1;
}

/** One text of an address; a key that is there twice counts once. */
export function oneText(typed: string | string[] | undefined): string {
  return (Array.isArray(typed) ? typed[0] : typed)?.slice(0, 100) ?? "";
}
