import { ButtonLink } from "./button-link.tsx";
import { formatNumber } from "./numbers.ts";

/** "51–100 of 1,240" with links to the neighbours. `total` may be unknown; `atLeast` says that it was counted only so far. */
export function Pagination({
  from,
  to,
  total,
  atLeast,
  previousHref,
  nextHref,
  label = "Pages",
}: {
  from: number;
  to: number;
  total?: number;
  atLeast?: boolean;
  previousHref?: string;
  nextHref?: string;
  label?: string;
}) {
  const of = total === undefined ? "" : ` of ${formatNumber(total)}${atLeast ? "+" : ""}`;
  return (
    <nav aria-label={label} className="no-print flex items-center justify-between gap-3 py-3 text-ink-2 text-sm">
      <p aria-live="polite">
        {to === 0 ? "None" : `${formatNumber(from)}–${formatNumber(to)}`}
        {of}
      </p>
      <div className="flex gap-2">
        <Step href={previousHref} word="Previous" rel="prev" />
        <Step href={nextHref} word="Next" rel="next" />
      </div>
    </nav>
  );
}

function Step({ href, word, rel }: { href?: string; word: string; rel: string }) {
  if (href)
    return (
      <ButtonLink href={href} rel={rel}>
        {word}
      </ButtonLink>
    );
  return <span className="inline-flex h-[30px] items-center px-2.5 font-medium text-ink-3 text-sm">{word}</span>;
}
