import type { ReactNode } from "react";

/** The head of a screen: crumb, title with its state or tag, one sentence, and the tools at the right. */
export function PageHeader({
  title,
  mark,
  crumb,
  children,
  tools,
}: {
  title: ReactNode;
  /** A StateMark or Tag beside the title. */
  mark?: ReactNode;
  crumb?: ReactNode;
  /** One sentence that says what the screen says. */
  children?: ReactNode;
  tools?: ReactNode;
}) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-5 gap-y-3 border-line border-b pb-3.5">
      <div className="min-w-0">
        {crumb && <p className="mb-0.5 text-ink-3 text-xs">{crumb}</p>}
        <div className="flex flex-wrap items-center gap-x-2.5">
          <h1>{title}</h1>
          {mark}
        </div>
        {children && <div className="mt-0.5 text-ink-2">{children}</div>}
      </div>
      {tools && <div className="no-print flex flex-wrap items-center gap-2">{tools}</div>}
    </header>
  );
}

/** A titled part of a screen; no box. */
export function Section({
  title,
  tools,
  children,
  className,
}: {
  title: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section className={className}>
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2>{title}</h2>
        {tools && <div className="no-print text-ink-3 text-xs">{tools}</div>}
      </div>
      {children}
    </section>
  );
}

/** Main column and a side column with a hairline between, one under the other on small screens. */
export function SplitPage({
  side,
  sideLabel,
  wide,
  children,
}: {
  side: ReactNode;
  sideLabel: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      className={
        wide
          ? "grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-[minmax(0,1fr)_400px]"
          : "grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-[minmax(0,1fr)_300px]"
      }
    >
      <div className="min-w-0">{children}</div>
      <aside
        aria-label={sideLabel}
        className="grid min-w-0 content-start gap-5 border-line max-xl:border-t max-xl:pt-5 xl:border-l xl:pl-6"
      >
        {side}
      </aside>
    </div>
  );
}
