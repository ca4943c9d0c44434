/** A protocol as it reads. */
export function ProtocolSentence({ lines }: { lines: readonly string[] }) {
  const [first, ...rest] = lines;
  return (
    <div className="rounded-lg bg-sunken px-4 py-3 text-sm">
      <p className="font-medium">{first}</p>
      <ul className="mt-1.5 grid gap-0.5 text-ink-2">
        {rest.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
