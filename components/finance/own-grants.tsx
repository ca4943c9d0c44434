import type { Query } from "#components/ui/href.ts";
import { Section } from "#components/ui/page-header.tsx";
import { pagesOf } from "#components/ui/pages-of.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import type { Role } from "#lib/caller.ts";
import type { GrantPage } from "#lib/finance/schema/grants.ts";
import { GrantList } from "./grant-list.tsx";

type OwnGrantsProps = GrantPage & { page: number; pageSize: number; query: Query; role: Role; timeZone: string };

/** What the person may see, active grants first; pages only where there are several. */
export function OwnGrants({ rows, total, page, pageSize, query, role, timeZone }: OwnGrantsProps) {
  const pages = pagesOf("/money", query, { page, pageSize, shown: rows.length, total, name: "mine" });
  return (
    <Section title="What you may see">
      {rows.length > 0 && <GrantList caption="My grants" grants={rows} timeZone={timeZone} />}
      {total === 0 && (
        <p className="text-ink-2">
          No amounts. {role === "admin" ? "Another admin or a manager" : "A manager of your team or an admin"} can give
          you a grant.
        </p>
      )}
      {total > pageSize && <Pagination {...pages} label="Pages of my grants" />}
    </Section>
  );
}
