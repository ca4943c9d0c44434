import { formatNumber } from "./numbers.ts";

/** How far a job is. `done` of `total`; an unknown total shows a moving bar. `label` names the job. */
export function Progress({
  label,
  done,
  total,
  detail,
}: {
  label: string;
  done: number;
  total: number | null;
  detail?: string;
}) {
  const share = total ? Math.min(100, (done / total) * 100) : null;
  const words = detail ?? (total === null ? formatNumber(done) : `${formatNumber(done)} of ${formatNumber(total)}`);
  return (
    <div className="grid gap-1 text-sm">
      <div className="flex justify-between gap-3">
        <span>{label}</span>
        <span className="text-ink-2">{words}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.round(share)}
        aria-valuetext={words}
        className="h-1.5 overflow-hidden rounded-full bg-unknown-soft"
      >
        <div
          className={
            share === null
              ? "h-full w-1/3 animate-[shimmer_1.2s_ease-in-out_infinite] rounded-full bg-accent"
              : "h-full rounded-full bg-accent transition-[width]"
          }
          style={share === null ? undefined : { width: `${share}%` }}
        />
      </div>
    </div>
  );
}
