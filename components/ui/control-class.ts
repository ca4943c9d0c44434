/** Shared look of text inputs, text areas and selects. */
export const controlClass =
  "w-full rounded-md border border-control-line bg-surface px-2.5 text-ink text-sm shadow-control transition-colors hover:border-ink-3 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 [&[readonly]]:bg-sunken aria-invalid:border-risk pointer-coarse:min-h-10 pointer-coarse:text-lg";
