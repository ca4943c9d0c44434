import { z } from "zod";
import { door } from "#lib/door.ts";
import { findFields, listFields } from "../read/fields.ts";
import * as shape from "../schema/fields.ts";
import { changeField, defineField, orderFields, setField } from "../write/fields.ts";

const admin = { audience: ["admin"], subject: "admin" } as const;
const made = z.object({ fieldId: z.number() });

/** The doors of custom fields: what there is, what an admin defines, and what a person writes about their accounts. */
export const fieldDoors = {
  fields: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "account:all",
    effect: "read",
    route: { method: "GET", path: "/account-fields", summary: "The custom fields of accounts" },
    input: shape.fieldsInput,
    output: z.array(shape.field),
  }).handler(({ input }) => listFields(input.search, input.archived)),
  foundFields: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/account-fields/found", summary: "Names in imported data that are no field yet" },
    input: z.object({}).optional(),
    output: z.array(shape.foundField),
  }).handler(() => findFields()),
  defineField: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/account-fields", summary: "Define a custom field of accounts" },
    input: shape.defineInput,
    output: made,
  }).handler(({ input, caller }) => defineField(input, caller.userId)),
  changeField: door({
    ...admin,
    effect: "write",
    route: { method: "PATCH", path: "/account-fields/{fieldId}", summary: "Change, archive or restore a custom field" },
    input: shape.changeInput,
    output: made,
  }).handler(({ input }) => changeField(input)),
  orderFields: door({
    ...admin,
    effect: "write",
    route: { method: "PUT", path: "/account-fields/order", summary: "Put the custom fields in order" },
    input: shape.orderInput,
    output: z.object({ ordered: z.number() }),
  }).handler(({ input }) => orderFields(input.fieldIds)),
  setField: door({
    audience: ["csm", "manager"],
    subject: "account:change",
    effect: "write",
    route: {
      method: "PUT",
      path: "/accounts/{accountId}/fields/{fieldId}",
      summary: "Write a custom field of an account",
    },
    input: shape.setInput,
    output: z.object({ accountId: z.number() }),
  }).handler(({ input }) => setField(input)),
};
