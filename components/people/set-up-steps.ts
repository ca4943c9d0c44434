import type { SetUp } from "#lib/people/schema.ts";

export type Step = { title: string; done: boolean; state: string; action: string; href: string };

const many = (count: number, one: string, several: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : several}`;

function dataStep({ demo, accounts, imports }: SetUp): Step {
  const own = many(accounts, "account is", "accounts are");
  return {
    title: "Bring your own data",
    done: !demo && imports > 0 && accounts > 0,
    state: demo
      ? "The demo company is still here. Clear it with the button on top, then import yours."
      : imports > 0 && accounts > 0
        ? `${own} in, from ${many(imports, "import", "imports")}.`
        : "Nothing is imported yet.",
    action: "Import",
    href: "/import",
  };
}

function peopleStep({ ownPeople, demoPeople }: SetUp): Step {
  const done = ownPeople > 1 && demoPeople === 0;
  const demo = many(demoPeople, "demo sign-in works", "demo sign-ins work");
  return {
    title: "Invite your people",
    done,
    state:
      demoPeople > 0
        ? `${demo} with a password that everyone knows. Invite your own people, then deactivate these.`
        : done
          ? `${many(ownPeople, "person is", "people are")} here, and no demo sign-in.`
          : "You are alone here.",
    action: "People",
    href: demoPeople > 0 ? "/people?q=demo.bellwether.example" : "/people",
  };
}

/** What is left to do before a team works with its own desk; every line follows from the data (issue 2, section 7). */
export function setUpSteps(setUp: SetUp): Step[] {
  const { model, definitions } = setUp;
  return [
    dataStep(setUp),
    peopleStep(setUp),
    {
      title: "Publish a health model",
      done: model !== null,
      state: model ? `Version ${model.version}, “${model.name}”, scores every account.` : "No account is scored yet.",
      action: "Studio",
      href: "/studio",
    },
    {
      title: "Agree on what the targets count",
      done: definitions?.approvedAt != null,
      state: definitions
        ? `Version ${definitions.version} of the definitions is ${definitions.approvedAt ? "in force" : "a draft: approve it"}.`
        : "The targets have no definitions yet.",
      action: "Targets",
      href: "/targets",
    },
  ];
}
