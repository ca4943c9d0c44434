import { dismissalDoors } from "./procedures/dismissals.ts";
import { ruleDoors } from "./procedures/rules.ts";
import { textDoors } from "./procedures/texts.ts";
import { wordDoors } from "./procedures/words.ts";

export const promises = { ...textDoors, ...ruleDoors, ...wordDoors, ...dismissalDoors };
