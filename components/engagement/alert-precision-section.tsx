import type { AlertPrecision } from "#lib/engagement/schema/alerts.ts";
import { Section } from "../ui/page-header.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { AlertReasons } from "./alert-reasons.tsx";
import { precisionSentence, shareWords } from "./alert-words.ts";

/** How many of the alerts that the model raised were real, and which signs lead to false ones. */
export function AlertPrecisionSection({ found }: { found: AlertPrecision }) {
  const { total } = found;
  const judged = total.real + total.notReal;
  return (
    <Section
      title="Precision of alerts"
      className="mt-8 border-line border-t pt-4"
      tools={<TextLink href="/studio/alerts">All judged alerts</TextLink>}
    >
      <p className="text-ink-2">
        {judged > 0 && <b className="mr-2 font-semibold text-ink text-xl tracking-tight">{shareWords(total)}</b>}
        {total.small && judged > 0 && <span className="mr-2 text-ink-3 text-xs">n = {judged}, few</span>}
        {precisionSentence(found)} Done on Today counts as real, “not a real risk” as false; snoozed ones are not
        judged.
      </p>
      {found.dimensions.length > 0 && <AlertReasons found={found} query={{}} />}
    </Section>
  );
}
