import type { Desk, Role } from "#lib/caller.ts";
import type { Person } from "#lib/people/schema.ts";

export const deskWords: Record<Desk, string> = {
  sales: "Sales",
  "customer-service": "Customer service",
  technical: "Technical",
  "billing-legal": "Billing and legal",
  product: "Product",
};

export const roleHints: Record<Role, string> = {
  csm: "Works a book of accounts.",
  manager: "Reads the targets and the team's book, gives grants to own teams.",
  coordinator: "Triages and routes every escalation.",
  specialist: "Works what is routed to one desk; sees nothing else.",
  admin: "Configures health models, people and keys; imports data.",
};

export const statusWords: Record<Person["status"], string> = {
  invited: "Invited",
  active: "Active",
  deactivated: "Deactivated",
};
