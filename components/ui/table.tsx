import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";
import { nextSort } from "./href.ts";
import { Link } from "./link.tsx";

/** What scrolls must be reached by keyboard, also where the browser does not see to it. */
const scrollable = (label: string) => ({ role: "group", tabIndex: 0, "aria-label": label });

type Numeric = { numeric?: boolean };

/** A table of rows with hairlines; scrolls sideways by itself on a small screen. `caption` is read out, not shown. */
export function Table({
  caption,
  className,
  children,
  dense,
  ...rest
}: ComponentProps<"table"> & { caption: string; dense?: boolean }) {
  return (
    <div {...scrollable(caption)} className="relative overflow-x-auto focus-visible:outline-offset-[-2px]">
      <table
        className={cn("w-full border-collapse text-left", dense ? "[&_td]:py-1.5" : "[&_td]:py-2.5", className)}
        {...rest}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** Of columns that a phone has no room for: what they say stands below the others there. */
export const wide = "max-sm:hidden";

const headClass = "px-2 pb-1.5 font-medium text-ink-3 text-xs whitespace-nowrap align-bottom";

export function Th({ numeric, className, scope = "col", ...rest }: ComponentProps<"th"> & Numeric) {
  return <th scope={scope} className={cn(headClass, numeric && "text-right", className)} {...rest} />;
}

/** The head of the column that holds what can be done with a row: said, not shown. */
export function ActionsTh() {
  return (
    <Th>
      <span className="sr-only">Actions</span>
    </Th>
  );
}

export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("border-line border-t", className)} {...rest} />;
}

export function Td({ numeric, className, ...rest }: ComponentProps<"td"> & Numeric) {
  return <td className={cn("px-2 align-middle", numeric && "whitespace-nowrap text-right", className)} {...rest} />;
}

/** The cell that names its row. */
export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="row" className={cn("px-2 py-2 text-left align-middle font-strong", className)} {...rest} />;
}

/** A sortable heading: a link that changes `sort` in the address; "score" ascending, "-score" descending. */
export function SortTh({
  column,
  sort,
  hrefFor,
  first = "asc",
  numeric,
  className,
  children,
}: Numeric & {
  column: string;
  sort: string | undefined;
  hrefFor: (sort: string) => string;
  /** The direction of the first press. */
  first?: "asc" | "desc";
  className?: string;
  children: ReactNode;
}) {
  const direction = sort === column ? "ascending" : sort === `-${column}` ? "descending" : undefined;
  return (
    <th scope="col" aria-sort={direction ?? "none"} className={cn(headClass, numeric && "text-right", className)}>
      <Link
        href={hrefFor(nextSort(sort, column, first))}
        scroll={false}
        className={cn(
          "inline-flex items-center gap-1 rounded-sm hover:text-ink",
          direction && "text-ink",
          numeric && "flex-row-reverse",
        )}
      >
        {children}
        <span aria-hidden="true" className={cn("text-[9px]", !direction && "invisible")}>
          {direction === "descending" ? "▼" : "▲"}
        </span>
      </Link>
    </th>
  );
}
