/**
 * Links: a CRM keeps who belongs to whom in files of their own (deal_company, engagement_contact, …): ids of two or more records
 * a row and nothing else of worth. Through them deals, tickets and interactions find their account.
 */
import type { ObjectKey } from "../../schema.ts";
import { field, type ImportObject } from "./field.ts";

/** The strongest first: of two records linked in a row, the later one belongs to the earlier one. */
export const linkKinds = ["company", "contact", "deal", "ticket", "engagement"] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What the records of these objects are called in link files. */
export const linkedObjects: Partial<Record<ObjectKey, LinkKind>> = {
  contacts: "contact",
  deals: "deal",
  tickets: "ticket",
  interactions: "engagement",
};

export const linksObject: ImportObject = {
  key: "links",
  label: "Links between records",
  one: "link",
  fileWords: /link|association/i,
  needs: [["company", "contact", "deal", "ticket"]],
  fields: [
    field("company", "Account", "id", "company id|account id|customer id|organization id|organisation id|org id"),
    field("contact", "Contact", "id", "contact id"),
    field("deal", "Deal", "id", "deal id|opportunity id"),
    field("ticket", "Ticket", "id", "ticket id|case id"),
    field(
      "engagement",
      "Interaction",
      "id",
      "engagement id|meeting id|call id|email id|note id|task id|activity id|event id|interaction id",
    ),
    field("primary", "Is the primary one", "boolean", "is primary|primary|is direct"),
    field("label", "Kind of link", "text", "label|labels|association label|type id|association type id"),
    field("deleted", "Deleted at the source", "boolean", "is deleted|deleted|fivetran deleted"),
  ],
};

const besides =
  /^(id|type|type id|category|labels?|roles?|primary|(is )?(primary|direct|active|deleted|private)|association.*|(fivetran|system) .*)$/;

/** Two ids at least, and beside them only what describes a link. */
export function isLinkTable(found: Record<string, string>, plainNames: ReadonlyMap<string, string>): boolean {
  const ids = linkKinds.flatMap((kind) => found[kind] ?? []);
  return ids.length > 1 && [...plainNames].every(([column, plain]) => ids.includes(column) || besides.test(plain));
}
