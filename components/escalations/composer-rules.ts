import type { EscalationDetail, Message } from "#lib/escalations/schema/detail.ts";

export const kindWords: Record<Message["kind"], string> = {
  message: "Message to everybody",
  question: "Question to whoever raised it (the clock rests)",
  reply: "Reply to the question (the clock runs again)",
  answer: "Answer of the desk",
};

/** What this person may write here and now, the likeliest first; the database decides again. */
export function kindsFor({
  part,
  escalation: { state },
}: Pick<EscalationDetail, "part" | "escalation">): Message["kind"][] {
  if (part === "reader" || state === "closed" || state === "merged") return [];
  if (part === "specialist") return ["answer", "message"];
  const coordinates = part === "coordinator" || part === "deputy";
  if (coordinates && state === "new") return ["message", "question"];
  if (!coordinates && state === "asked") return ["reply", "message"];
  return ["message"];
}
