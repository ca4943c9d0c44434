import { NewStripe } from "./new-stripe.tsx";
import { NewWebhook } from "./new-webhook.tsx";

/** The two kinds of webhook that a person can make; `address` is where this instance is. */
export function MakeWebhook({ address }: { address: string }) {
  return (
    <>
      <NewStripe />
      <NewWebhook address={address} />
    </>
  );
}
