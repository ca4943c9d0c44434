/** Use is counted over so many days up to a day, and compared with as many before. */
export const windowDays = 28;
/** How far back months are told apart: of features, and of accounts since they began; the running month is one of them. */
export const funnelMonths = 13;
export const cohortMonths = 25;
/** Days with use, of 28 or in a month, from which a feature counts as used regularly, and as a habit (three days a week). */
export const regularDays = 4;
export const habitDays = 12;
/** Without any use for so many days, after use in the 28 days before them, an account is silent. */
export const silentDays = 14;
/** Days on which its users were active, summed over users: fallen to this share of before or less, it is falling. */
export const fallingShare = 0.5;
/** So few of them in the 28 days before say nothing about a fall. */
export const leastUserDays = 10;
