import { demoEmail, demoPassword, staff } from "../rules/staff.ts";
import { getDemo } from "./get-demo.ts";

/** The lines that tell who can sign in to the demo company; none when it is gone. */
export async function demoSignIns(): Promise<string[]> {
  if (!(await getDemo())) return [];
  const first = staff.filter((member, position) => staff.findIndex(({ role }) => role === member.role) === position);
  const width = Math.max(...first.map(({ name }) => demoEmail(name).length));
  const lines = first.map(({ name, role }) => `  ${demoEmail(name).padEnd(width)}  ${name}, ${role}`);
  return [`Sign in to the demo company with the password ${demoPassword} as:`, ...lines];
}
