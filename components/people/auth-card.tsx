import type { ReactNode } from "react";

/** The frame of the pages before sign-in: the mark, a title, one form. */
export function AuthCard({ title, intro, children }: { title: string; intro: ReactNode; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-10">
      <div className="grid w-full max-w-[360px] gap-6">
        <div className="grid gap-1.5">
          <p className="flex items-center gap-2 font-semibold">
            <svg aria-hidden="true" width="20" height="20" viewBox="0 0 18 18" className="text-accent">
              <path
                d="M3 11a6 6 0 0 1 12 0v2H3z M7.5 15h3"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.6"
                strokeLinecap="round"
              />
            </svg>
            Bellwether
          </p>
          <h1 className="mt-3 font-semibold text-xl">{title}</h1>
          <p className="text-ink-2">{intro}</p>
        </div>
        {children}
      </div>
    </main>
  );
}
