import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { getChannel, listChannels, listDeliveries } from "../read/channels.ts";
import * as shape from "../schema/channels.ts";
import * as write from "../write/channels.ts";

const admin = { audience: ["admin"], subject: "admin" } as const;
const path = "/notification-channels";
const one = `${path}/{channelId}` as const;

export const channelDoors = {
  channels: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path, summary: "Where notifications go beyond the app, a page at a time" },
    input: shape.channelsInput,
    output: shape.channelPage,
  }).handler(({ input }) => listChannels(input)),
  channel: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: one, summary: "A channel, without its address and secret" },
    input: shape.channelInput,
    output: shape.channelRow,
  }).handler(
    async ({ input }) => (await getChannel(input.channelId)) ?? refuse("not-found", "There is no such channel."),
  ),
  deliveries: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: `${one}/deliveries`, summary: "What went to a channel, the latest first" },
    input: shape.deliveriesInput,
    output: shape.deliveryPage,
  }).handler(({ input }) => listDeliveries(input)),
  addChannel: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path, summary: "Add a channel; the secret of a webhook is shown once" },
    input: shape.newChannelInput,
    output: shape.madeChannel,
  }).handler(({ input, caller }) => write.addChannel(input, caller)),
  changeChannel: door({
    ...admin,
    effect: "write",
    route: { method: "PUT", path: one, summary: "Change a channel" },
    input: shape.changeChannelInput,
    output: shape.doneChannel,
  }).handler(({ input }) => write.changeChannel(input)),
  removeChannel: door({
    ...admin,
    effect: "write",
    route: { method: "DELETE", path: one, summary: "Remove a channel and the list of its deliveries" },
    input: shape.channelInput,
    output: shape.doneChannel,
  }).handler(({ input }) => write.removeChannel(input.channelId)),
  rotateSecret: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: `${one}/secret`, summary: "A new secret; the one before signs for a day more" },
    input: shape.channelInput,
    output: shape.madeChannel,
  }).handler(({ input }) => write.rotateSecret(input.channelId)),
  pauseChannel: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: `${one}/pause`, summary: "Pause a channel; what comes waits" },
    input: shape.channelInput,
    output: shape.doneChannel,
  }).handler(({ input, caller }) => write.pauseByHand(input.channelId, caller)),
  resumeChannel: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: `${one}/resume`, summary: "Switch a channel on again" },
    input: shape.channelInput,
    output: shape.doneChannel,
  }).handler(({ input }) => write.resumeChannel(input.channelId)),
  sendAgain: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: `${one}/again`, summary: "Send deliveries again that were given up" },
    input: shape.againInput,
    output: shape.doneChannel,
  }).handler(({ input }) => write.sendAgain(input.channelId, input.deliveryIds)),
  testChannel: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: `${one}/test`, summary: "Send a channel a test" },
    input: shape.channelInput,
    output: shape.tried,
  }).handler(({ input }) => write.testChannel(input.channelId)),
};
