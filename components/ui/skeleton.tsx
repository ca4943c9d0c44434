import { cn } from "./cn.ts";

const bone = "rounded bg-unknown-soft motion-safe:animate-[shimmer_1.6s_ease-in-out_infinite]";

/** One grey bone; give it the size of what it stands for. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block h-3.5", bone, className)} />;
}

const places = (prefix: string, count: number) => Array.from({ length: count }, (_, place) => `${prefix}-${place}`);

/** Rows and columns of a table before its rows are there. */
export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <div role="status" aria-label="Loading" className="grid">
      {places("row", rows).map((row) => (
        <div key={row} className="flex items-center gap-6 border-line border-t py-3.5">
          {places("cell", columns).map((cell, place) => (
            <Skeleton key={cell} className={place === 0 ? "w-48" : "w-20 grow"} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Heading, sentence and a table: the layout of most desk screens. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <div className="mb-4 grid gap-2.5 border-line border-b pb-4">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="w-80 max-w-full" />
      </div>
      <TableSkeleton />
    </div>
  );
}
