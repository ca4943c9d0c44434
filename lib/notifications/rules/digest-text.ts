type DigestLine = { title: string; detail: string | null; account: string | null; count: number; href: string };
type Digest = { name: string; lines: readonly DigestLine[]; publicUrl: string };

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (letter) => escapes[letter] ?? letter);
/** One line of a mail: what was typed cannot begin another. */
const flat = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** A digest as a mail: subject, plain text, and the same as simple HTML. */
export function digestText({ name, lines, publicUrl }: Digest): { subject: string; text: string; html: string } {
  const count = lines.length === 1 ? "1 thing is new" : `${lines.length} things are new`;
  const settings = `${publicUrl}/settings/notifications`;
  const shown = lines.map((line) => ({
    title: flat(line.title) + (line.count > 1 ? ` (${line.count})` : ""),
    about: [line.account, line.detail].filter((part) => part !== null).map(flat),
    href: publicUrl + line.href,
  }));
  const text = [
    `Hello ${flat(name)},`,
    `${count} in your inbox:`,
    ...shown.map(({ title, about, href }) =>
      [`- ${title}`, ...about.map((part) => `  ${part}`), `  ${href}`].join("\n"),
    ),
    `When this mail comes: ${settings}`,
  ];
  const items = shown.map(
    ({ title, about, href }) =>
      `<li style="margin-bottom:12px"><a href="${escaped(href)}">${escaped(title)}</a>${about.map((part) => `<br>${escaped(part)}`).join("")}</li>`,
  );
  const html = `<!doctype html><html lang="en"><body style="font-family:sans-serif;font-size:14px;line-height:1.5"><p>Hello ${escaped(flat(name))},</p><p>${count} in your inbox:</p><ul>${items.join("")}</ul><p><a href="${escaped(settings)}">When this mail comes</a></p></body></html>`;
  return { subject: `Bellwether: ${count}`, text: `${text.join("\n\n")}\n`, html };
}
