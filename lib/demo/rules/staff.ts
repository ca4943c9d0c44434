/** The people of the demo company; e-mail addresses end in a reserved name, so no mail can ever leave. */
export const demoDomain = "demo.bellwether.example";
export const demoPassword = "bellwether";
export const demoTeams = ["North", "South"] as const;

export type Member = { name: string; role: string; desk?: string; teams: readonly (typeof demoTeams)[number][] };

export const csms: readonly Member[] = [
  { name: "Ines Moreau", role: "csm", teams: ["North"] },
  { name: "Callum Byrne", role: "csm", teams: ["North"] },
  { name: "Yara Haddad", role: "csm", teams: ["North"] },
  { name: "Jonas Weber", role: "csm", teams: ["South"] },
  { name: "Mina Tanaka", role: "csm", teams: ["South"] },
];

export const staff: readonly Member[] = [
  ...csms,
  { name: "Tomas Reyes", role: "manager", teams: ["North", "South"] },
  { name: "Ada Lindqvist", role: "admin", teams: [] },
  { name: "Rosa Okonjo", role: "coordinator", teams: [] },
  { name: "Piet Vos", role: "specialist", desk: "technical", teams: [] },
  { name: "Lena Sorel", role: "specialist", desk: "sales", teams: [] },
];

export function demoEmail(name: string): string {
  return `${name.split(" ")[0]?.toLowerCase()}@${demoDomain}`;
}
