"use client";

import { type TwoDays as Days, readTwoDays } from "#lib/health/rules/move-days.ts";
import { TwoDays } from "../ui/two-days.tsx";

/** The two days that a change is told between. */
export function MovesDays({ from, to, today }: Days & { today: string }) {
  return (
    <TwoDays
      key={`${from} ${to}`}
      label="Between two days"
      words={["Between", "and"]}
      {...{ first: from, last: to, today }}
      read={(first, last) =>
        first && last ? readTwoDays({ from: first, to: last }, today) : { error: "Choose both days." }
      }
      drops={["since", "page"]}
    />
  );
}
