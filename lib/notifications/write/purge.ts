import { deleteInBatches } from "#lib/delete-in-batches.ts";

/**
 * Forgets what was read or put in the archive so many days ago, and digests and deliveries as old. What nobody has read stays, with
 * the digest that told it; so does a delivery that still waits.
 */
export async function purgeNotifications(now: Date, days: number, signal?: AbortSignal): Promise<number> {
  const before = [new Date(now.getTime() - days * 86_400_000)];
  const over = "greatest(read_at, archived_at) < $1::timestamptz";
  const told = "exists (select from notification n where n.digest_id = t.id)";
  const notifications = await deleteInBatches("notification", over, before, signal);
  const digests = await deleteInBatches(
    "notification_digest",
    `state <> 'waiting' and created_at < $1::timestamptz and not ${told}`,
    before,
    signal,
  );
  const deliveries = await deleteInBatches(
    "notification_delivery",
    "state <> 'waiting' and created_at < $1::timestamptz",
    before,
    signal,
  );
  return notifications + digests + deliveries;
}
