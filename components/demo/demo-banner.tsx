import { Banner } from "#components/ui/banner.tsx";
import { ClearDemo } from "./clear-demo.tsx";

/** Says that the customers on screen are invented; an admin clears them here and goes on to the import. */
export function DemoBanner({
  accounts,
  invented,
  mayClear,
}: {
  accounts: number;
  /** Whether the person who looks is one of its people. */
  invented: boolean;
  mayClear: boolean;
}) {
  return (
    <div className="no-print mb-4">
      <Banner label="Demo company" actions={mayClear && <ClearDemo accounts={accounts} invented={invented} />}>
        This is a demo company: its {accounts} customers are invented.
        {mayClear ? " Look around, then clear it and import your own." : " An admin can clear it and import your own."}
      </Banner>
    </div>
  );
}
