import { Section } from "#components/ui/page-header.tsx";
import { RowHead, Table, Td, Th, Tr } from "#components/ui/table.tsx";

/** The teams and how many belong to each. */
export function TeamList({ teams }: { teams: readonly { id: number; name: string; members: number }[] }) {
  return (
    <Section title="Teams" className="mt-8 max-w-md">
      {teams.length === 0 ? (
        <p className="text-ink-2">There is no team yet. A manager sees the book of the teams they belong to.</p>
      ) : (
        <Table caption="Teams" dense>
          <thead>
            <tr>
              <Th>Team</Th>
              <Th numeric>People</Th>
            </tr>
          </thead>
          <tbody>
            {teams.map((team) => (
              <Tr key={team.id}>
                <RowHead>{team.name}</RowHead>
                <Td numeric>{team.members}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
