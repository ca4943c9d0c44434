import type { ReactNode } from "react";
import { renewalPhrase } from "#lib/accounts/rules.ts";
import type { AccountHead } from "#lib/accounts/schema/account.ts";
import type { PulseRow } from "#lib/engagement/schema.ts";
import type { OverrideRow } from "#lib/health/schema/overrides.ts";
import { LogInteraction } from "../engagement/log-interaction.tsx";
import { PulseButton } from "../engagement/pulse-button.tsx";
import { OverrideLine } from "../health/override-line.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { absoluteDate } from "../ui/dates.ts";
import { Link } from "../ui/link.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { AccountEdits } from "./account-edits.tsx";
import { CoverLine } from "./cover-line.tsx";
import { forecastWords } from "./words.ts";

type AccountHeaderProps = {
  head: AccountHead;
  pulse: PulseRow | null;
  /** The band set by hand that is in force. */
  override: OverrideRow | null;
  /** The button that escalates. */
  escalate: ReactNode;
};

/** Who the account is, whose it is, when it renews; what a person owns is changed right here. */
export function AccountHeader({ head, pulse, override, escalate }: AccountHeaderProps) {
  return (
    <PageHeader
      title={head.name}
      mark={<StateMark state={head.band} />}
      crumb={
        <>
          <Link href="/accounts" className="link">
            Accounts
          </Link>{" "}
          / {head.parentId ? <Parent id={head.parentId} name={head.parentName ?? ""} /> : null}
          {head.name}
        </>
      }
      tools={
        <>
          <ButtonLink href={`/accounts/${head.id}/brief`}>Brief before a call</ButtonLink>
          {escalate}
          {head.mayChange && <PulseButton accountId={head.id} last={pulse} />}
          {head.mayChange && <LogInteraction accounts={[{ id: head.id, name: head.name }]} variant="primary" />}
        </>
      }
    >
      {head.mayChange ? <AccountEdits head={head} /> : <Sentence head={head} />}
      <CoverLine head={head} />
      {override && <OverrideLine row={override} computed={head} asOf={head.asOf} />}
    </PageHeader>
  );
}

function Parent({ id, name }: { id: number; name: string }) {
  return (
    <>
      <Link href={`/accounts/${id}`} className="link">
        {name}
      </Link>{" "}
      /{" "}
    </>
  );
}

/** The same facts as words, for those who only read. */
function Sentence({ head }: { head: AccountHead }) {
  const renewal = head.churnedOn ? `churned ${absoluteDate(head.churnedOn)}` : renewalPhrase(head.renewalOn, head.asOf);
  const parts = [
    head.segment,
    head.tier,
    head.industry,
    head.ownerName ?? "no owner",
    head.customerSince && `customer since ${absoluteDate(head.customerSince).slice(-8)}`,
    renewal,
    head.renewalForecast && `forecast ${forecastWords[head.renewalForecast].toLowerCase()}`,
  ];
  return <p>{parts.filter(Boolean).join(" · ")}</p>;
}
