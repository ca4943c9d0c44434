import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { deskWords } from "#components/people/role-words.ts";
import { Empty } from "#components/ui/empty.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { call } from "#lib/call.ts";
import { people } from "#lib/people/procedures.ts";

export const metadata: Metadata = { title: "Desk" };

export default async function DeskPage() {
  const { role, desk } = await call(people.me, {});
  if (role !== "specialist" || !desk) forbidden();
  const name = deskWords[desk];
  return (
    <>
      <PageHeader title={`${name} desk`}>What the coordinator routed to you.</PageHeader>
      <Empty title="Nothing is routed to your desk yet">
        A customer-success manager raises an escalation to the coordinator, who checks it and routes it to the desk that
        can answer. What is for {name.toLowerCase()} then appears here, with a summary of the account and a thread to
        answer in.
      </Empty>
    </>
  );
}
