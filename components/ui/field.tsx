import { cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { cn } from "./cn.ts";

type ControlProps = { id?: string; "aria-describedby"?: string; "aria-invalid"?: boolean };

/** Label, hint and error of one control: `<Field label="Name" error={…}><Input name="name" /></Field>`. */
export function Field({
  label,
  hint,
  error,
  optional,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  /** A sentence that says what to do; the control is marked invalid. */
  error?: ReactNode;
  optional?: boolean;
  className?: string;
  children: ReactElement<ControlProps>;
}) {
  const made = useId();
  const id = children.props.id ?? made;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("grid gap-1", className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {optional && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      {cloneElement(children, { id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-ink-3 text-xs">
          {hint}
        </p>
      )}
      <p id={`${id}-error`} role="alert" className="text-risk text-xs empty:hidden">
        {error}
      </p>
    </div>
  );
}
