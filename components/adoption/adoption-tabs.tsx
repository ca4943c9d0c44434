import { Tabs } from "../ui/tabs.tsx";
import { adoptionPath } from "./adoption-words.ts";

const tabs = [
  { href: adoptionPath, label: "Accounts" },
  { href: `${adoptionPath}/segments`, label: "Segments" },
  { href: `${adoptionPath}/funnel`, label: "Funnel" },
  { href: `${adoptionPath}/unused`, label: "Paid for, not used" },
  { href: `${adoptionPath}/quiet`, label: "Gone quiet" },
  { href: `${adoptionPath}/retention`, label: "Retention" },
];

/** The parts of Adoption. */
export function AdoptionTabs({ current }: { current: string }) {
  return <Tabs label="Adoption" tabs={tabs.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
