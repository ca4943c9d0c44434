import type { ShownColumn } from "#lib/accounts/rules/columns.ts";
import type { Field } from "#lib/accounts/schema/fields.ts";
import type { SavedView } from "#lib/accounts/schema.ts";
import { LivePage } from "../live/live-page.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import { ViewsMenu } from "./views-menu.tsx";

type ListToolsProps = { views: readonly SavedView[]; shown: readonly ShownColumn[]; fields: readonly Field[] };

/** Saved views and columns of the list. */
export function ListTools({ views, shown, fields }: ListToolsProps) {
  return (
    <>
      <LivePage topics={["fields"]} />
      <ViewsMenu screen="accounts" views={views} />
      <ColumnsMenu shown={shown} fields={fields} />
    </>
  );
}
