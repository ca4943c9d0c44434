import { Progress } from "#components/ui/progress.tsx";

/** `share`: 0 to 1 of the file's bytes. */
export type Sending = { name: string; share: number };

/** How far each file is on its way to the server. */
export function SendingList({ files }: { files: readonly Sending[] }) {
  return (
    <div className="mx-auto grid max-w-md gap-3 text-left">
      {files.map(({ name, share }) => (
        <Progress
          key={name}
          label={name}
          done={Math.round(share * 100)}
          total={100}
          detail={share >= 1 ? "uploaded" : share === 0 ? "waiting" : `${Math.round(share * 100)} %`}
        />
      ))}
    </div>
  );
}
