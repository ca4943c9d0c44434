import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

export type Own = { name: string; email: string; password: string };

const fields = [
  { key: "name", label: "Your name", autoComplete: "name" },
  { key: "email", label: "Your e-mail", type: "email", autoComplete: "username" },
  {
    key: "password",
    label: "New password",
    type: "password",
    hint: "At least 10 characters.",
    autoComplete: "new-password",
  },
] as const;

/** Who the admin is once the invented one is gone. */
export function OwnFields({ own, onChange }: { own: Own; onChange: (own: Own) => void }) {
  return (
    <div className="mt-3 grid gap-3 text-ink">
      {fields.map(({ key, label, ...rest }) => {
        const { hint, ...input } = { hint: undefined, ...rest };
        return (
          <Field key={key} label={label} hint={hint}>
            <Input
              {...input}
              required
              maxLength={key === "password" ? 200 : 120}
              value={own[key]}
              onChange={(event) => onChange({ ...own, [key]: event.target.value })}
            />
          </Field>
        );
      })}
    </div>
  );
}
