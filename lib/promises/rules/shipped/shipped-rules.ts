import type { PromiseRules } from "../../schema.ts";
import { contractRules } from "./contract.ts";
import { dateRules } from "./date.ts";
import { discountRules } from "./discount.ts";
import { excuseLists, shippedExcuses } from "./excuses.ts";
import { featureRules } from "./feature.ts";
import { shippedLists } from "./lists.ts";
import { priceRules } from "./price.ts";
import { supportRules } from "./support.ts";

/** The rules an installation starts with. */
export const shippedRules: PromiseRules = {
  lists: { ...shippedLists, ...excuseLists },
  excuses: shippedExcuses,
  rules: [...priceRules, ...discountRules, ...contractRules, ...featureRules, ...dateRules, ...supportRules],
};
