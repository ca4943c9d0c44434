import type { NotificationEvent } from "../schema.ts";

/** Slack's own signs, so that a title can neither mention a channel nor hide a link. */
const slackText = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export function slackBody(event: NotificationEvent, publicUrl: string): string {
  const link = `<${publicUrl}${event.href.replaceAll(/[<>|]/g, encodeURIComponent)}|${slackText(event.title).replaceAll("|", "¦")}>`;
  const text = event.detail ? `${link}\n${slackText(event.detail)}` : link;
  return JSON.stringify({ text, unfurl_links: false, unfurl_media: false });
}

/** The same bytes at every attempt: what is signed is what was first tried. */
export function webhookBody({ at, href, ...data }: NotificationEvent, publicUrl: string): string {
  return JSON.stringify({ type: `notification.${data.kind}`, timestamp: at, data: { ...data, url: publicUrl + href } });
}
