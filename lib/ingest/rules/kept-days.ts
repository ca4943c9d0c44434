/** For how many days it is known what came already, and what a person chose to ignore can be brought back. */
export const receiptDays = 35;
