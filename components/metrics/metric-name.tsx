import type { Tile } from "#lib/metrics/schema/screen.ts";
import { Tooltip } from "../ui/tooltip.tsx";

/** The name of a metric; its definition shows on hover and on keyboard focus. */
export function MetricName({ tile, short, className }: { tile: Tile; short?: boolean; className?: string }) {
  return (
    <Tooltip text={tile.definition} className={className}>
      {short ? tile.short : tile.name}
    </Tooltip>
  );
}
