import { personName } from "./names.ts";
import { random } from "./random.ts";

/** The people of the demo company; e-mail addresses end in a reserved name, so no mail can ever leave. */
export const demoDomain = "demo.bellwether.example";
export const demoPassword = "bellwether";
export const demoTeams = ["North", "South"] as const;

export type Member = { name: string; role: string; desk?: string; teams: readonly (typeof demoTeams)[number][] };

const csms: readonly Member[] = [
  { name: "Ines Moreau", role: "csm", teams: ["North"] },
  { name: "Callum Byrne", role: "csm", teams: ["North"] },
  { name: "Yara Haddad", role: "csm", teams: ["North"] },
  { name: "Jonas Weber", role: "csm", teams: ["South"] },
  { name: "Mina Tanaka", role: "csm", teams: ["South"] },
];

const others: readonly Member[] = [
  { name: "Tomas Reyes", role: "manager", teams: ["North", "South"] },
  { name: "Ada Lindqvist", role: "admin", teams: [] },
  { name: "Rosa Okonjo", role: "coordinator", teams: [] },
  { name: "Piet Vos", role: "specialist", desk: "technical", teams: [] },
  { name: "Lena Sorel", role: "specialist", desk: "sales", teams: [] },
];

export function demoEmail(name: string): string {
  const [given, , number] = name.split(" ");
  return `${given?.toLowerCase()}${number ?? ""}@${demoDomain}`;
}

/** A CSM's book is about 200 accounts; even the smallest company has five of them. */
export function csmsOf(accounts: number): number {
  return Math.max(csms.length, Math.min(500, Math.ceil(accounts / 200)));
}

/** Everybody, CSMs first. Those beyond the five with names of their own have a number in their address. */
export function staffOf(accounts: number): Member[] {
  const more = Array.from({ length: csmsOf(accounts) - csms.length }, (_, position): Member => {
    const name = `${personName(random(position, 16))} ${position + csms.length + 1}`;
    return { name, role: "csm", teams: [position % 2 ? "North" : "South"] };
  });
  return [...csms, ...more, ...others];
}

export const staff = staffOf(0);
