/** Leavings, an account that left once counted once: fewer judge no score. */
export const LEAST_TO_JUDGE = 30;

/** Fewer teach nothing about ten measures. */
export const LEAST_TO_LEARN = 10;
