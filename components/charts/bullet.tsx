import { cn } from "../ui/cn.ts";
import { share } from "./geometry.ts";

/** A figure as a bar against its target tick; met or not decides the colour, the words beside it say it. */
export function Bullet({
  label,
  value,
  target,
  max,
  met,
}: {
  /** Read out, with the figures as people write them: "Retention 95.2 %, target above 95 %". */
  label: string;
  value: number | null;
  target: number;
  /** Right end of the scale; 0 is the left. */
  max: number;
  met: boolean | null;
}) {
  const tone = met === null ? "bg-unknown" : met ? "bg-healthy" : "bg-risk";
  return (
    <div role="img" aria-label={label} className="relative h-2 rounded-full bg-unknown-soft">
      {value === null ? (
        <div className="hatch absolute inset-0 rounded-full" />
      ) : (
        <div
          className={cn("absolute inset-y-0 left-0 rounded-full", tone)}
          style={{ width: `${share(value, max)}%` }}
        />
      )}
      <div className="-translate-x-1/2 absolute -inset-y-1 w-0.5 bg-ink" style={{ left: `${share(target, max)}%` }} />
    </div>
  );
}
