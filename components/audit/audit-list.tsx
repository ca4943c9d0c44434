import { roleWords } from "#components/shell/pages.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { cn } from "#components/ui/cn.ts";
import { hrefWith, type Query } from "#components/ui/href.ts";
import { Link } from "#components/ui/link.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr, wide } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Entry } from "#lib/audit/schema.ts";
import type { Role } from "#lib/caller.ts";
import { changeWords, doorWords, outcomeWords, subjectWords } from "./door-words.ts";

type AuditListProps = { rows: readonly Entry[]; path: string; query: Query; timeZone: string };

/** What was done, refused or changed: who, in which role, on what, with what outcome. A row opens its changes. */
export function AuditList({ rows, path, query, timeZone }: AuditListProps) {
  return (
    <Table caption="Audit log" dense>
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th className={wide}>About</Th>
          <Th className={wide}>Outcome</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={`${row.kind} ${row.id}`} className={isOpen(row, query) ? "bg-accent-soft" : undefined}>
            <Td className="whitespace-nowrap">
              <RelativeDate at={row.at} timeZone={timeZone} />
            </Td>
            <RowHead className="sm:whitespace-nowrap">
              {row.person ?? row.system ?? "nobody"}{" "}
              <span className="font-normal text-ink-3 text-xs">
                {row.role && (roleWords[row.role as Role] ?? row.role).toLowerCase()}
                {row.byKey && " by key"}
              </span>
            </RowHead>
            <Td>
              <Link
                href={hrefWith(path, query, { open: `${row.kind}.${row.id}` })}
                scroll={false}
                className="underline decoration-line-strong underline-offset-2 hover:decoration-current"
                title={row.door ?? undefined}
              >
                {row.kind === "door" ? doorWords(row.door ?? "") : changeWords(row)}
              </Link>
              <span className="block text-ink-3 text-xs sm:hidden">
                {[row.account, row.outcome !== "done" && outcomeWords(row.outcome)].filter(Boolean).join(", ")}
              </span>
            </Td>
            <Td className={cn("max-w-72 truncate", wide)}>
              {row.account ?? (row.kind === "door" ? subjectWords(row.subject) : "–")}
            </Td>
            <Td className={cn("whitespace-nowrap", wide)}>
              {row.outcome === "done" ? "Done" : <Tag tone="watch">{outcomeWords(row.outcome)}</Tag>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

const isOpen = ({ kind, id }: Entry, { open }: Query) => open === `${kind}.${id}`;

type AuditPagesProps = { path: string; query: Query; after: string | null; next: string | null };

/** The log has no last page to jump to: from the newest on, ever older. */
export function AuditPages({ path, query, after, next }: AuditPagesProps) {
  return (
    <nav aria-label="Pages" className="no-print flex justify-end gap-2 py-3">
      {after && <ButtonLink href={hrefWith(path, query, { after: null, open: null })}>Newest</ButtonLink>}
      {next && <ButtonLink href={hrefWith(path, query, { after: next, open: null })}>Older</ButtonLink>}
    </nav>
  );
}
