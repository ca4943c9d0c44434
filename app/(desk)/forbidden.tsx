import { roleWords } from "#components/shell/pages.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { NoPermission } from "#components/ui/no-permission.tsx";
import { currentCaller } from "#lib/call.ts";

export default async function Forbidden() {
  const { role, roles } = await currentCaller();
  const needs = role
    ? `You act as ${roleWords[role].toLowerCase()}, and that role does not include it.`
    : "You have no role yet.";
  const other = roles.length > 1 ? "Change your role at the bottom left, or ask" : "Ask";
  return (
    <NoPermission
      level={1}
      what="this page"
      needs={needs}
      askWhom={`${other} an admin, who gives roles under People.`}
      action={<ButtonLink href="/">Go to my first screen</ButtonLink>}
    />
  );
}
