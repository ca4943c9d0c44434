import { NoPermission } from "#components/ui/states.tsx";

export default function MoneyForbidden() {
  return (
    <NoPermission
      what="this account's money"
      needs="It needs a grant, and every look is logged."
      askWhom="A manager of your team or an admin can give you one under Money access: say which account, why, and until when."
    />
  );
}
