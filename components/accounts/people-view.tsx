import type { AnswerRow, ContactRow } from "#lib/accounts/schema/account.ts";
import { Empty } from "../ui/empty.tsx";
import { Section } from "../ui/page-header.tsx";
import { RelativeDate } from "../ui/relative-date.tsx";
import { RowHead, Table, Td, Th, Tr } from "../ui/table.tsx";
import { Tag } from "../ui/tag.tsx";
import { AnswerList } from "./answer-list.tsx";

/** The people of an account, and what they answered. */
export function PeopleView({
  contacts,
  answers,
  asOf,
}: {
  contacts: readonly ContactRow[];
  answers: readonly AnswerRow[];
  asOf: string;
}) {
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
      <Section title="Contacts">
        {contacts.length === 0 ? (
          <Empty title="No contacts yet">Contacts come in with an import.</Empty>
        ) : (
          <Contacts contacts={contacts} asOf={asOf} />
        )}
      </Section>
      <Section title="Survey answers">
        {answers.length === 0 ? (
          <p className="text-ink-3">Nobody has answered a survey yet.</p>
        ) : (
          <AnswerList answers={answers} asOf={asOf} />
        )}
      </Section>
    </div>
  );
}

function Contacts({ contacts, asOf }: { contacts: readonly ContactRow[]; asOf: string }) {
  return (
    <Table caption="Contacts" dense>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th>Reach</Th>
          <Th>Since</Th>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <Tr key={contact.id} className={contact.leftOn ? "text-ink-3" : undefined}>
            <RowHead>
              {contact.name}
              <span className="block font-normal text-ink-3 text-xs">{contact.title}</span>
            </RowHead>
            <Td>
              {contact.role && (
                <Tag tone={contact.role === "champion" && !contact.leftOn ? "healthy" : "neutral"}>{contact.role}</Tag>
              )}
            </Td>
            <Td>
              {contact.email && (
                <a className="link" href={`mailto:${contact.email}`}>
                  {contact.email}
                </a>
              )}
              {contact.phone && <span className="block text-xs">{contact.phone}</span>}
            </Td>
            <Td className="whitespace-nowrap">
              {contact.leftOn ? (
                <>
                  left <RelativeDate at={contact.leftOn} now={asOf} />
                </>
              ) : (
                contact.joinedOn && <RelativeDate at={contact.joinedOn} now={asOf} />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
