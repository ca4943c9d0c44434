import type { Definition, ProtocolMode } from "../../schema.ts";

/** A protocol that every installation starts with. */
export type Shipped = {
  key: string;
  /** The id in SPEC, where it has one. */
  spec: "E1" | "E2" | "E3" | null;
  mode: ProtocolMode;
  /** Opens as many interventions as there are reasons for. */
  uncapped: boolean;
  weeklyLimit: number | null;
  definition: Definition;
};
