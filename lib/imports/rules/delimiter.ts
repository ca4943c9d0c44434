/** The delimiter that splits the first lines into the most columns, evenly. Text inside quotes does not count. */
const candidates = [",", ";", "\t", "|"] as const;

export function guessDelimiter(head: string): string {
  const lines = unquoted(head)
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== "")
    .slice(0, 50);
  let best = ",";
  let bestScore = 0;
  for (const candidate of candidates) {
    const counts = lines.map((line) => line.split(candidate).length - 1);
    const first = counts[0] ?? 0;
    if (first === 0) continue;
    const alike = counts.filter((count) => count === first).length / counts.length;
    const score = alike * 100 + Math.min(first, 50);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

export function guessNewline(head: Buffer): "\n" | "\r" {
  return head.indexOf(10) === -1 && head.indexOf(13) !== -1 ? "\r" : "\n";
}

function unquoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, "");
}
