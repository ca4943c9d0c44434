/** "ESC-123": what people call an escalation by. */
export const referenceOf = (id: number) => `ESC-${id}`;

/** The id in a reference as a person types it, or null. */
export function idOfReference(typed: string): number | null {
  const id = Number(typed.trim().match(/^(?:ESC-)?(\d{1,9})$/i)?.[1]);
  return id > 0 ? id : null;
}
