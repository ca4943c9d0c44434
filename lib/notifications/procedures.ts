import { channelDoors } from "./procedures/channels.ts";
import { inboxDoors } from "./procedures/inbox.ts";
import { mailDoors } from "./procedures/mail.ts";

export const notifications = { ...inboxDoors, ...channelDoors, ...mailDoors };
