import type { Caller, Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { type Raise, raiseEscalation } from "#lib/escalations/write/raise-escalation.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { salesBody } from "../rules/steps.ts";
import type { ToSalesInput, ToServiceInput } from "../schema.ts";

type Out = { kind: "sales" | "service"; dealId?: number; ticketId?: number };
type What = Pick<Raise, "accountId" | "severity" | "title" | "summary" | "once" | "evidence">;

/** Hands something out by way of the coordinator; of the same thing one is open at a time. */
async function handOut(what: What, out: Out, caller: Caller): Promise<{ reference: string } | Refusal> {
  const category = out.kind === "sales" ? "sales" : "customer-service";
  const raisedBy = { kind: "person", userId: caller.userId as number, role: caller.role as Role } as const;
  const raised = await db.$transaction(async (tx) => {
    const made = await raiseEscalation(tx, { ...what, category, raisedBy });
    const data = { ...out, accountId: what.accountId, escalationId: made.id, handedBy: caller.userId };
    if (made.raised) await tx.handedOut.create({ data });
    return made;
  });
  if (!raised.raised) return refuse("conflict", `This was handed over already: ${raised.reference} is open.`);
  announce("handoffs", "escalations", `account:${what.accountId}`);
  return { reference: raised.reference };
}

/** An opportunity for the sales desk (C2): sales negotiates, success does not (S1). */
export async function handToSales(input: ToSalesInput, caller: Caller): Promise<{ reference: string } | Refusal> {
  const { accountId, dealId, title, severity } = input;
  const deal =
    dealId === null ? null : await db.deal.findUnique({ where: { accountId_id: { accountId, id: dealId } } });
  if (dealId !== null && !deal) return refuse("invalid", "There is no such deal on this account. Choose another.");
  const evidence = [{ label: "Goals and deals", href: `/accounts/${accountId}/value` }];
  const once = dealId === null ? undefined : `deal:${dealId}`;
  const summary = salesBody(input, deal?.name ?? null);
  return handOut(
    { accountId, severity, title, summary, evidence, once },
    { kind: "sales", dealId: dealId ?? undefined },
    caller,
  );
}

/** A ticket for customer service (C3). */
export async function handToService(input: ToServiceInput, caller: Caller): Promise<{ reference: string } | Refusal> {
  const { accountId, ticketId, problem, severity } = input;
  const ticket = await db.ticket.findUnique({ where: { accountId_id: { accountId, id: ticketId } } });
  if (!ticket) return refuse("invalid", "There is no such ticket on this account. Choose another.");
  const title = (ticket.subject ?? ticket.category ?? ticket.externalId ?? "A ticket").slice(0, 200);
  const evidence = [{ label: `Ticket ${ticket.externalId ?? ticketId}`, href: `/accounts/${accountId}/timeline` }];
  return handOut(
    { accountId, severity, title, summary: problem, evidence, once: `ticket:${ticketId}` },
    { kind: "service", ticketId },
    caller,
  );
}
