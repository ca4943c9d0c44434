import { cn } from "#components/ui/cn.ts";
import type { Severity } from "#lib/escalations/schema.ts";
import { severityWords } from "./words.ts";

const looks: Record<Severity, { bars: number; text: string }> = {
  urgent: { bars: 4, text: "text-risk" },
  high: { bars: 3, text: "text-watch" },
  normal: { bars: 2, text: "text-ink-2" },
  low: { bars: 1, text: "text-ink-3" },
};

/** How severe: bars, word and colour. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { bars, text } = looks[severity];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-sm", text)}>
      <svg viewBox="0 0 15 10" className="h-[10px] w-[15px] shrink-0" aria-hidden="true" fill="currentColor">
        {[0, 1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 4}
            y={7 - bar * 2}
            width="2.6"
            height={3 + bar * 2}
            opacity={bar < bars ? 1 : 0.25}
          />
        ))}
      </svg>
      {severityWords[severity]}
    </span>
  );
}
