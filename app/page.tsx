import { redirect } from "next/navigation";
import { setUpSteps } from "#components/people/set-up-steps.ts";
import { call, currentCaller } from "#lib/call.ts";
import type { Role } from "#lib/caller.ts";
import { people } from "#lib/people/procedures.ts";

const firstScreen: Record<Role, string> = {
  csm: "/today",
  manager: "/targets",
  coordinator: "/queue",
  specialist: "/desk",
  admin: "/studio",
};

export default async function HomePage() {
  const { role } = await currentCaller();
  if (role === "admin" && setUpSteps(await call(people.setUp, {})).some(({ done }) => !done)) redirect("/set-up-list");
  redirect(role ? firstScreen[role] : "/sign-in");
}
