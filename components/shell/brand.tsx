import { Link } from "../ui/link.tsx";

/** The mark and the name; leads to the person's first screen. */
export function Brand() {
  return (
    <Link
      href="/"
      prefetch={false}
      className="flex items-center gap-2 rounded-md px-2 py-0.5 font-semibold tracking-tight"
    >
      <svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" className="text-accent">
        <path
          d="M3 11a6 6 0 0 1 12 0v2H3z M7.5 15h3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
      </svg>
      Bellwether
    </Link>
  );
}
