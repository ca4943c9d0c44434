import { config } from "#lib/config.ts";
import { isUnclaimed } from "#lib/people/read/people.ts";
import { setUpCode } from "#lib/people/rules.ts";
import { demoEmail, demoPassword, staff } from "../rules/staff.ts";
import { getDemo } from "./get-demo.ts";

/** The lines that tell who can sign in: the demo's people, or how to become the first admin; none once a team is here. */
export async function signIns(address: string): Promise<string[]> {
  if (await isUnclaimed()) {
    return [`Nobody is here yet: open ${address}/set-up and give the set-up code ${setUpCode(config.secret)}`];
  }
  if (!(await getDemo())) return [];
  const first = staff.filter((member, position) => staff.findIndex(({ role }) => role === member.role) === position);
  const width = Math.max(...first.map(({ name }) => demoEmail(name).length));
  const lines = first.map(({ name, role }) => `  ${demoEmail(name).padEnd(width)}  ${name}, ${role}`);
  return [`Sign in to the demo company with the password ${demoPassword} as:`, ...lines];
}
