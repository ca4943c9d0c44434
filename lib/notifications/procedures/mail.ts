import { z } from "zod";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { getDigest, listDigests, readMyDigest } from "../read/digests.ts";
import { readMailSettings } from "../read/mail-server.ts";
import * as shape from "../schema/mail.ts";
import { setDigestTimes } from "../write/digests.ts";
import { removeMailServer, setMailServer, testMail } from "../write/mail-server.ts";

const admin = { audience: ["admin"], subject: "admin" } as const;
const mine = { audience: "signed-in", subject: "self" } as const;
const saved = z.object({ saved: z.literal(true) });
const nothing = z.object({}).optional();

export const mailDoors = {
  myDigest: door({
    ...mine,
    effect: "read",
    route: { method: "GET", path: "/me/digest", summary: "When my digest comes" },
    input: nothing,
    output: shape.myDigest,
  }).handler(({ caller }) => readMyDigest(caller)),
  setDigest: door({
    ...mine,
    effect: "write",
    route: { method: "PUT", path: "/me/digest", summary: "Choose when my digest comes" },
    input: shape.digestTimes,
    output: shape.digestTimes,
  }).handler(({ input, caller }) => setDigestTimes(input, caller)),
  digests: door({
    ...mine,
    effect: "read",
    route: { method: "GET", path: "/me/digests", summary: "My past digests, a page at a time" },
    input: shape.digestsInput,
    output: shape.digestPage,
  }).handler(({ input, caller }) => listDigests(input, caller)),
  digest: door({
    ...mine,
    effect: "read",
    route: { method: "GET", path: "/me/digests/{digestId}", summary: "One of my digests with its text" },
    input: shape.digestInput,
    output: shape.digestDetail,
  }).handler(
    async ({ input, caller }) =>
      (await getDigest(input.digestId, caller)) ?? refuse("not-found", "There is no such digest of yours."),
  ),
  mailSettings: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/mail-server", summary: "The mail server, without its password" },
    input: nothing,
    output: shape.mailSettings,
  }).handler(() => readMailSettings()),
  setMailServer: door({
    ...admin,
    effect: "write",
    route: { method: "PUT", path: "/mail-server", summary: "Set the mail server" },
    input: shape.mailServerInput,
    output: saved,
  }).handler(({ input }) => setMailServer(input)),
  removeMailServer: door({
    ...admin,
    effect: "write",
    route: { method: "DELETE", path: "/mail-server", summary: "Remove the mail server; digests are kept in the app" },
    input: nothing,
    output: saved,
  }).handler(() => removeMailServer()),
  testMail: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/mail-server/test", summary: "Send myself a test mail" },
    input: nothing,
    output: shape.mailTried,
  }).handler(({ caller }) => testMail(caller)),
};
