export const roles = ["csm", "manager", "coordinator", "specialist", "admin"] as const;
export type Role = (typeof roles)[number];
export type Desk = "sales" | "customer-service" | "technical" | "billing-legal" | "product";

/** Who asks: a person acting in one role, a key acting for a person, or nobody. */
export type Caller = {
  kind: "user" | "key" | "anonymous";
  userId: number | null;
  name: string;
  role: Role | null;
  roles: Role[];
  desk: Desk | null;
  teamIds: number[];
  timeZone: string;
  keyId: number | null;
  scopes: string[];
  requestId: string;
  address: string;
};

export function anonymous(requestId: string, address: string): Caller {
  return {
    kind: "anonymous",
    userId: null,
    name: "",
    role: null,
    roles: [],
    desk: null,
    teamIds: [],
    timeZone: "UTC",
    keyId: null,
    scopes: [],
    requestId,
    address,
  };
}
