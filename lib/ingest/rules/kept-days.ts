/** For how many days it is known what came already, and what a person chose to ignore can be brought back. */
export const receiptDays = 35;
/** A load of older history ends when nothing more of it came for so many minutes. */
export const loadPause = 30;
/** For how many days after it came a load can be undone: as long as it is known what it brought. */
export const undoDays = (rawDays: number): number => Math.min(receiptDays, rawDays);
