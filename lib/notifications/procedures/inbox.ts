import { z } from "zod";
import { door } from "#lib/door.ts";
import { countUnread, listInbox, listMutes } from "../read/inbox.ts";
import * as shape from "../schema/inbox.ts";
import { changeLines, mute, takeBackLines, unmute } from "../write/change-lines.ts";

const mine = { audience: "signed-in", subject: "self" } as const;

export const inboxDoors = {
  inbox: door({
    ...mine,
    effect: "read",
    route: { method: "GET", path: "/inbox", summary: "What I was told, a line a group, a page at a time" },
    input: shape.inboxInput,
    output: shape.inboxPage,
  }).handler(({ input, caller }) => listInbox(input, caller)),
  unread: door({
    ...mine,
    effect: "read",
    route: { method: "GET", path: "/inbox/unread", summary: "How many lines of my inbox are unread" },
    input: z.object({}).optional(),
    output: z.object({ unread: z.number().int() }),
  }).handler(async ({ caller }) => ({ unread: await countUnread(caller) })),
  changeLines: door({
    ...mine,
    effect: "write",
    route: { method: "POST", path: "/inbox/change", summary: "Mark lines of my inbox read, archive or snooze them" },
    input: shape.changeLinesInput,
    output: shape.changedLines,
  }).handler(({ input, caller }) => changeLines(input, caller)),
  takeBackLines: door({
    ...mine,
    effect: "write",
    route: { method: "POST", path: "/inbox/take-back", summary: "Take back one change of my inbox" },
    input: shape.takeBackLinesInput,
    output: shape.changedLines,
  }).handler(({ input, caller }) => takeBackLines(input, caller)),
  mutes: door({
    ...mine,
    effect: "read",
    route: { method: "GET", path: "/inbox/mutes", summary: "What I muted" },
    input: z.object({}).optional(),
    output: z.array(shape.muteRow),
  }).handler(({ caller }) => listMutes(caller)),
  mute: door({
    ...mine,
    effect: "write",
    route: { method: "PUT", path: "/inbox/mutes", summary: "Mute a line, a kind or an account" },
    input: shape.muteInput,
    output: shape.muteInput,
  }).handler(({ input, caller }) => mute(input, caller)),
  unmute: door({
    ...mine,
    effect: "write",
    route: { method: "DELETE", path: "/inbox/mutes", summary: "Unmute a line, a kind or an account" },
    input: shape.muteInput,
    output: shape.muteInput,
  }).handler(({ input, caller }) => unmute(input, caller)),
};
