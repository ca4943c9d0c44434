import type { Effect } from "#lib/playbooks/schema/protocols.ts";
import { hrefWith, type Query } from "../ui/href.ts";
import { formatCount } from "../ui/numbers.ts";
import { Section } from "../ui/page-header.tsx";
import { TextLink } from "../ui/text-link.tsx";

const points = (share: number) => `${share < 0 ? "−" : "+"}${Math.abs(Math.round(share * 1000) / 10)}`;
const shareOf = ({ n, saved }: Effect["treated"]) =>
  `${saved} of ${n}${n > 0 ? `, ${Math.round((saved / n) * 100)} %` : ""}`;

/** What it is worth [X10]: how many stayed, against those that nothing was done for; and when that cannot be told, that. */
export function EffectSection({ effect, path, query }: { effect: Effect; path: string; query: Query }) {
  const { days, against, treated, untreated, young, unmatched, difference, low, high, cannotTell } = effect;
  const other = against === "held-out" ? "Held out, by lot" : "Accounts like them, nothing done";
  return (
    <Section
      title="Does it help?"
      tools={
        <span className="flex gap-3">
          {[30, 90, 180].map((one) =>
            one === days ? (
              <b key={one}>{one} days</b>
            ) : (
              <TextLink key={one} href={hrefWith(path, query, { after: one })}>
                {one} days
              </TextLink>
            ),
          )}
        </span>
      }
    >
      {cannotTell && <p className="text-sm">○ It cannot be told yet. {cannotTell}</p>}
      {difference !== null && low !== null && high !== null && (
        <p className="text-sm">
          <b className="tabular-nums">{points(difference)} points</b> more stayed, between {points(low)} and{" "}
          {points(high)} (95 %). {low > 0 ? "It helps." : high < 0 ? "It does harm." : "It may be chance."}
        </p>
      )}
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-ink-3">Still customers after {days} days</dt>
        <dd className="text-right tabular-nums">{shareOf(treated)}</dd>
        <dt className="text-ink-3">{other}</dt>
        <dd className="text-right tabular-nums">{shareOf(untreated)}</dd>
      </dl>
      <p className="mt-2 text-ink-3 text-xs">
        {against === "similar" &&
          "Like them: the same segment and day, a score within 5 points, a customer for as long within half a year. "}
        {unmatched > 0 && `${formatCount(unmatched, "intervention")} had nobody like them. `}
        {young > 0 && `${formatCount(young, "intervention")} too young to tell.`}
      </p>
    </Section>
  );
}
