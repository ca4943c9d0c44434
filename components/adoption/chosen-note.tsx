import type { AdoptionListInput } from "#lib/adoption/schema/list.ts";
import { Banner } from "../ui/banner.tsx";
import { hrefWith, type Query } from "../ui/href.ts";
import { TextLink } from "../ui/text-link.tsx";
import { adoptionPath, monthWords, stageWords } from "./adoption-words.ts";

type ChosenNoteProps = { input: AdoptionListInput; query: Query; features: readonly { id: number; name: string }[] };

/** Says in words which stage or cohort the list was opened for. */
export function ChosenNote({ input: { stage, feature, month, cohort, did }, query, features }: ChosenNoteProps) {
  const name = features.find(({ id }) => id === feature)?.name;
  const words =
    stage && name && month
      ? `${name} in ${monthWords(month)}: ${stageWords[stage].toLowerCase()}, among the customers of then`
      : cohort
        ? `Began in ${monthWords(cohort)}${month && did ? `, ${did === "any" ? "used the product" : "did not use the product"} in ${monthWords(month)}` : ""}`
        : null;
  if (words === null) return null;
  const cleared = { stage: null, feature: null, month: null, cohort: null, did: null, page: null };
  return (
    <Banner label="Chosen accounts">
      {words}. <TextLink href={hrefWith(adoptionPath, query, cleared)}>Show present customers instead</TextLink>
    </Banner>
  );
}
