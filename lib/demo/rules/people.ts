/** The people a customer has: a champion, often a sponsor, an administrator, users; some leave, some are replaced. */
import type { ContactRow, DayNumber, DemoPlan, Profile } from "../schema.ts";
import { personName } from "./names.ts";
import { type Random, random } from "./random.ts";

const titles: Record<ContactRow["role"], readonly string[]> = {
  champion: ["Operations lead", "Head of operations", "Program manager", "Service manager"],
  sponsor: ["COO", "VP operations", "Managing director", "CIO"],
  admin: ["Systems administrator", "IT lead", "Tools manager"],
  user: ["Planner", "Field supervisor", "Analyst", "Dispatcher", "Team lead"],
};

function person(profile: Profile, role: ContactRow["role"], joinedOn: DayNumber, taken: Set<string>, rng: Random) {
  let name = personName(rng);
  while (taken.has(name)) name = personName(rng);
  taken.add(name);
  const email = `${name.toLowerCase().replace(" ", ".")}@${profile.domain}`;
  return { name, email, title: rng.pick(titles[role]), role, joinedOn, leftOn: null } satisfies ContactRow;
}

export function contactsOf(plan: DemoPlan, profile: Profile): ContactRow[] {
  const rng = random(plan.seed, profile.index, 6);
  const taken = new Set<string>();
  const start = profile.startsOn;
  const champion: ContactRow = person(profile, "champion", start, taken, rng);
  const contacts: ContactRow[] = [champion];
  if (profile.segment === "Enterprise" || rng.chance(0.55)) {
    contacts.push(person(profile, "sponsor", start, taken, rng));
  }
  if (rng.chance(0.7)) contacts.push(person(profile, "admin", start, taken, rng));
  for (let more = rng.int(1, profile.segment === "Enterprise" ? 6 : 3); more > 0; more--) {
    contacts.push(person(profile, "user", Math.min(plan.asOf - 1, start + rng.int(0, 200)), taken, rng));
  }
  for (const episode of profile.episodes) {
    if (episode.kind !== "champion" || episode.from >= plan.asOf) continue;
    const current = contacts.findLast((contact) => contact.role === "champion") as ContactRow;
    current.leftOn = Math.max(current.joinedOn + 1, episode.from);
    const successorOn = (episode.until ?? plan.asOf) - 10;
    if (episode.until !== null && successorOn > current.leftOn && successorOn < plan.asOf) {
      contacts.push(person(profile, "champion", successorOn, taken, rng));
    }
  }
  return contacts;
}

/** Positions of the people who were there on a day. */
export function presentOn(contacts: ContactRow[], day: DayNumber): number[] {
  return contacts.flatMap((contact, position) =>
    contact.joinedOn <= day && (contact.leftOn === null || contact.leftOn > day) ? [position] : [],
  );
}
