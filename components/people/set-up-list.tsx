import { ButtonLink } from "#components/ui/button-link.tsx";
import { cn } from "#components/ui/cn.ts";
import type { Step } from "./set-up-steps.ts";

function StepMark({ done }: { done: boolean }) {
  return (
    <span className={cn("w-20 shrink-0 font-medium text-sm", done ? "text-healthy" : "text-ink-3")}>
      <span aria-hidden="true">{done ? "●" : "○"}</span> {done ? "Done" : "To do"}
    </span>
  );
}

/** The steps of the set-up in their order, each with its state and where to do it. */
export function SetUpList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="max-w-3xl">
      {steps.map(({ title, done, state, action, href }) => (
        <li
          key={title}
          className="flex flex-wrap items-center gap-x-5 gap-y-2 border-line border-t py-3.5 first:border-t-0 first:pt-0"
        >
          <StepMark done={done} />
          <div className="min-w-0 grow basis-64">
            <h2 className="text-base">{title}</h2>
            <p className="text-ink-2">{state}</p>
          </div>
          <ButtonLink href={href} variant={done ? "quiet" : "default"} aria-label={`${action}: ${title}`}>
            {action}
          </ButtonLink>
        </li>
      ))}
    </ol>
  );
}
