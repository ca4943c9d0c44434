import { z } from "zod";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { listWaitingMail, readMailSettings } from "../read/mail.ts";
import { readMail } from "../rules/read-mail.ts";
import * as shape from "../schema/mail.ts";
import { closeMailInbox, openMailInbox, renewMailAddress } from "../write/mail-address.ts";
import { placeMail, setDiscarded, takeMail } from "../write/take-mail.ts";

const id = z.coerce.number().int().positive();
const workers = ["csm", "manager"] as const;
const self = { audience: workers, subject: "self" } as const;
const changeOne = { audience: workers, subject: "account:change", effect: "write" } as const;
const admin = { audience: ["admin"], subject: "admin", effect: "write" } as const;
const changed = z.object({ changed: z.number() });

async function drop(file: File, userId: number, accountId: number | null) {
  const mail = await readMail(new Uint8Array(await file.arrayBuffer()));
  return mail
    ? takeMail(mail, userId, accountId)
    : refuse("invalid", "This is no mail that can be read. Save the mail as an .eml file and drop that.");
}

export const mailDoors = {
  mailSettings: door({
    audience: ["csm", "manager", "admin"],
    subject: "self",
    effect: "read",
    route: { method: "GET", path: "/mail/address", summary: "Where copies of my mail go" },
    input: z.object({}).optional(),
    output: shape.mailSettings,
  }).handler(({ caller }) => readMailSettings(caller.userId as number)),
  renewMailAddress: door({
    ...self,
    effect: "write",
    route: { method: "POST", path: "/mail/address", summary: "Get a new private address; the old one ends" },
    input: z.object({}).optional(),
    output: shape.mailSettings,
  }).handler(async ({ caller }) => {
    await renewMailAddress(caller.userId as number);
    return readMailSettings(caller.userId as number);
  }),
  dropMail: door({
    ...self,
    effect: "write",
    route: { method: "POST", path: "/mail", summary: "Document a saved mail with the account it belongs to" },
    input: z.object({ file: shape.mailFile }),
    output: shape.mailTaken,
  }).handler(({ input, caller }) => drop(input.file, caller.userId as number, null)),
  dropMailOn: door({
    ...changeOne,
    route: { method: "POST", path: "/accounts/{accountId}/mail", summary: "Document a saved mail with an account" },
    input: z.object({ accountId: id, file: shape.mailFile }),
    output: shape.mailTaken,
  }).handler(({ input, caller }) => drop(input.file, caller.userId as number, input.accountId)),
  waitingMail: door({
    ...self,
    effect: "read",
    route: { method: "GET", path: "/mail/waiting", summary: "My mails that wait for an account" },
    input: shape.waitingInput,
    output: shape.waitingPage,
  }).handler(({ input, caller }) => listWaitingMail(caller.userId as number, input)),
  placeMail: door({
    ...changeOne,
    route: { method: "POST", path: "/accounts/{accountId}/mail/{id}", summary: "Give a waiting mail to an account" },
    input: z.object({ accountId: id, id }),
    output: shape.mailTaken,
  }).handler(
    async ({ input, caller }) =>
      (await placeMail(caller.userId as number, input.id, input.accountId)) ??
      refuse("not-found", "This mail does not wait any more. Reload the list."),
  ),
  discardMail: door({
    ...self,
    effect: "write",
    route: { method: "POST", path: "/mail/waiting/{id}/discard", summary: "Discard a waiting mail" },
    input: shape.waitingId,
    output: changed,
  }).handler(({ input, caller }) => setDiscarded(caller.userId as number, input.id, true)),
  restoreMail: door({
    ...self,
    effect: "write",
    route: { method: "POST", path: "/mail/waiting/{id}/restore", summary: "Take back that a mail was discarded" },
    input: shape.waitingId,
    output: changed,
  }).handler(({ input, caller }) => setDiscarded(caller.userId as number, input.id, false)),
  openMailInbox: door({
    ...admin,
    route: {
      method: "PUT",
      path: "/mail/inbox",
      summary: "Let mail come in by a signed webhook; its secret is shown once",
    },
    input: z.object({ domain: shape.mailDomain }),
    output: z.object({ secret: z.string() }),
  }).handler(({ input, caller }) => openMailInbox(input.domain, caller.userId as number)),
  closeMailInbox: door({
    ...admin,
    route: { method: "DELETE", path: "/mail/inbox", summary: "Let no mail come in any more" },
    input: z.object({}).optional(),
    output: z.object({ closed: z.number() }),
  }).handler(() => closeMailInbox()),
};
