import { redirect } from "next/navigation";
import { currentCaller } from "#lib/call.ts";
import type { Role } from "#lib/caller.ts";

const firstScreen: Record<Role, string> = {
  csm: "/today",
  manager: "/targets",
  coordinator: "/accounts",
  specialist: "/desk",
  admin: "/studio",
};

export default async function HomePage() {
  const { role } = await currentCaller();
  redirect(role ? firstScreen[role] : "/sign-in");
}
