import { readDoors } from "./procedures/reads.ts";
import { stepDoors } from "./procedures/steps.ts";

export const escalations = { ...readDoors, ...stepDoors };
