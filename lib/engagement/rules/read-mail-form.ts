import { z } from "zod";

export type HandedOver = { raw: Buffer; recipients: string[] };

const envelope = z.object({ to: z.array(z.string().max(400)).max(200) });

/** Where a mail was delivered: a list between commas (Mailgun), or an envelope (SendGrid). */
function recipientsOf(form: FormData): string[] {
  const listed = form.get("recipient");
  if (typeof listed === "string") return listed.split(",").slice(0, 200);
  try {
    return envelope.safeParse(JSON.parse(String(form.get("envelope")))).data?.to ?? [];
  } catch {
    return [];
  }
}

/** A mail in a form, as Mailgun's routes and SendGrid's inbound parse hand over the raw one; null when it is none. */
export async function readMailForm(text: string, contentType: string): Promise<HandedOver | null> {
  const form = await new Response(text, { headers: { "content-type": contentType } }).formData().catch(() => null);
  const raw = form?.get("email") ?? form?.get("body-mime");
  if (!form || raw === null || raw === undefined) return null;
  return { raw: Buffer.from(await new Response(raw).arrayBuffer()), recipients: recipientsOf(form) };
}
