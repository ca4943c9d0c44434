/** So many features stand as columns until others are chosen, most used first. */
export const usualColumns = 8;

/** A feature's column as it stands in an address. */
export const columnText = (id: number) => `f${id}`;
