"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { cn } from "#components/ui/cn.ts";
import type { Product } from "#lib/metrics/schema/products.ts";

const ScopeDialog = dynamic(() => import("./scope-dialog.tsx").then((loaded) => loaded.ScopeDialog));

/** Whether figures count a product; pressing it asks first, as every figure of the past moves with it. */
export function ScopeSwitch({ product }: { product: Product }) {
  const [open, setOpen] = useState(false);
  const { inScope } = product;
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={inScope}
        aria-label={`Count ${product.name} in figures`}
        onClick={() => setOpen(true)}
        className="inline-flex items-center gap-2 whitespace-nowrap rounded-md align-middle pointer-coarse:min-h-10"
      >
        <span
          aria-hidden="true"
          className={cn(
            "relative h-[18px] w-8 shrink-0 rounded-full border transition-colors",
            inScope ? "border-accent bg-accent" : "border-line-strong bg-sunken",
          )}
        >
          <span
            className={cn(
              "absolute top-[2px] size-3 rounded-full transition-[left]",
              inScope ? "left-[16px] bg-surface" : "left-[2px] bg-ink-3",
            )}
          />
        </span>
        {inScope ? "Counted" : "Left out"}
      </button>
      {open && <ScopeDialog product={product} onClose={() => setOpen(false)} />}
    </>
  );
}
