import type { Bucket } from "#lib/tasks/rules.ts";
import { dayFromNow } from "../engagement/snooze-menu.tsx";
import type { Tone } from "../ui/tag.tsx";

export const bucketWords: Record<Bucket, string> = {
  overdue: "Overdue",
  today: "Today",
  week: "This week",
  later: "Later",
  snoozed: "Snoozed",
  done: "Done",
};

export const bucketTones: Record<Bucket, Tone> = {
  overdue: "risk",
  today: "watch",
  week: "neutral",
  later: "neutral",
  snoozed: "neutral",
  done: "healthy",
};

/** Shape, word and colour say how urgent it is. */
export const bucketShapes: Record<Bucket, string> = {
  overdue: "■",
  today: "▲",
  week: "●",
  later: "○",
  snoozed: "◷",
  done: "✓",
};

export const snoozeChoices = [
  { label: "Until tomorrow", day: () => dayFromNow(1) },
  { label: "For three days", day: () => dayFromNow(3) },
  { label: "For a week", day: () => dayFromNow(7) },
  { label: "For 30 days", day: () => dayFromNow(30) },
];

const happened: Record<string, string> = {
  added: "Added",
  edited: "Changed",
  done: "Done",
  dropped: "Dropped",
  reopened: "Opened again",
  snoozed: "Snoozed",
  woken: "Brought back",
  "handed-over": "Handed over",
  "handed-back": "Handed back",
  taken: "Taken",
  returned: "Returned",
};
export const logWords = (what: string) => happened[what] ?? what;
