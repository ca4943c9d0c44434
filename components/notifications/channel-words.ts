import type { ChannelRow, ChannelsInput, DeliveryState } from "#lib/notifications/schema/channels.ts";
import { notificationKinds } from "#lib/notifications/schema.ts";
import { oneText, pageNumber } from "../people/page-number.ts";
import { deskWords } from "../people/role-words.ts";
import type { Query } from "../ui/href.ts";
import { readSort } from "../ui/sort.ts";
import type { Tone } from "../ui/tag.tsx";
import { kindWords } from "./inbox-words.ts";

export const typeWords: Record<ChannelRow["type"], string> = { slack: "Slack", webhook: "Webhook" };
export const stateWords: Record<DeliveryState, { word: string; tone: Tone }> = {
  sent: { word: "● Arrived", tone: "healthy" },
  waiting: { word: "○ Waits", tone: "neutral" },
  dead: { word: "■ Given up", tone: "risk" },
};
export const deskOptions = Object.entries(deskWords).map(([value, label]) => ({ value, label }));

/** Which notifications a channel gets. */
export function wantWords({ kinds, desk, team }: Pick<ChannelRow, "kinds" | "desk" | "team">): string {
  const what =
    kinds.length === 0 || kinds.length === notificationKinds.length
      ? "Everything"
      : kinds.map((kind) => kindWords[kind]).join(", ");
  return [what, desk && `desk ${deskWords[desk]}`, team && `team ${team}`].filter(Boolean).join("; ");
}

export function readChannelsQuery(query: Query): ChannelsInput {
  const type = (["slack", "webhook"] as const).find((one) => one === query.type) ?? null;
  const state = (["on", "paused"] as const).find((one) => one === query.state) ?? null;
  const sort = readSort(oneText(query.sort as string), ["name", "type", "last", "dead"] as const, "name");
  return {
    search: oneText(query.q as string),
    type,
    state,
    ...sort,
    page: pageNumber(query.page as string),
    pageSize: 50,
  };
}
