// A ratio made of money may be published only when no single account can be read out of it: the slice holds at least
// 20 accounts and none of them holds more than 30 % of its recurring revenue (SPEC N4).

export const fewestAccounts = 20;
export const largestShare = 0.3;

export type Concentration = { accounts: number; total: number; largest: number };

export function isPublishable(slice: Concentration): boolean {
  return slice.accounts >= fewestAccounts && slice.total > 0 && slice.largest <= largestShare * slice.total;
}
