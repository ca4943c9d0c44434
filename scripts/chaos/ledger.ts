/** An event of a sender: the external id of the account it was sent for, or null when nobody knows its group. */
export type Sent = { sourceId: number; messageId: string; account: string | null; counts: boolean };

export const keyOf = ({ sourceId, messageId }: Pick<Sent, "sourceId" | "messageId">) => `${sourceId} ${messageId}`;

/** What the senders know: all that was sent at least once, and what was acknowledged. Both only grow. */
export class Ledger {
  readonly sent = new Map<string, Sent>();
  readonly acknowledged = new Set<string>();
  /** Answers that a sender does not come again after: none is expected. */
  readonly refused: string[] = [];
  requests = 0;
  retries = 0;
  /** Batches that were sent once more after they were acknowledged. */
  repeated = 0;

  send(events: readonly Sent[]): void {
    for (const event of events) this.sent.set(keyOf(event), event);
  }

  acknowledge(events: readonly Sent[]): void {
    for (const event of events) this.acknowledged.add(keyOf(event));
  }
}
