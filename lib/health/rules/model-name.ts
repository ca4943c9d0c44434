/** What a model is called: "Version 3"; a draft by its own name, "Draft from v3", with the word before a name that lacks it. */
export function modelName({ version, name }: { version: number | null; name: string }): string {
  if (version !== null) return `Version ${version}`;
  return /^draft\b/i.test(name) ? name : `Draft “${name}”`;
}
