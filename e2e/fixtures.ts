import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

const people = {
  csm: { email: "ines@demo.bellwether.example", home: "/today" },
  manager: { email: "tomas@demo.bellwether.example", home: "/targets" },
  admin: { email: "ada@demo.bellwether.example", home: "/(studio|set-up-list)" },
  coordinator: { email: "rosa@demo.bellwether.example", home: "/queue" },
  specialist: { email: "piet@demo.bellwether.example", home: "/desk" },
} as const;
export type Person = keyof typeof people;

type Cookies = Parameters<BrowserContext["addCookies"]>[0];
const sessions = new Map<Person, Cookies>();

/** Signs in with the form, as a person does. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(people[person].email);
  await page.getByLabel("Password").fill("bellwether");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`${people[person].home}(\\?|$)`));
}

type Fixtures = {
  /** A page signed in as a person; the form is used once a run, later tests take its session. */
  as: (person: Person) => Promise<Page>;
  /** Lets a message of the browser's console pass that the test provokes, such as a refused request. */
  expectInConsole: (message: RegExp) => void;
};
type Watch = { messages: string[]; expected: RegExp[] };

export const test = base.extend<Fixtures & { watch: Watch }>({
  watch: [
    async ({ page }, use) => {
      const watch: Watch = { messages: [], expected: [] };
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()))
          watch.messages.push(`${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => watch.messages.push(error.message));
      await use(watch);
      const surprising = watch.messages.filter((message) => !watch.expected.some((pattern) => pattern.test(message)));
      expect(surprising, "the console stays clean").toEqual([]);
    },
    { auto: true },
  ],
  expectInConsole: async ({ watch }, use) => {
    await use((message) => void watch.expected.push(message));
  },
  as: async ({ page, context }, use) => {
    await use(async (person) => {
      // a page left open would go on asking, as nobody
      await page.goto("about:blank");
      await context.clearCookies();
      const known = sessions.get(person);
      if (known) {
        await context.addCookies(known);
        await page.goto("/");
      } else {
        await signIn(page, person);
        sessions.set(person, await context.cookies());
      }
      return page;
    });
  },
});

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** Nothing that axe finds on the page as it stands: one caught in the middle of a refresh is looked at again. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect.poll(() => violationsOn(page), { message: "axe finds nothing", timeout: 60_000 }).toEqual([]);
}

export { expect };
