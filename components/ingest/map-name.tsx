"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Catalogue } from "#lib/ingest/schema/names.ts";

const MapNameDialog = dynamic(() => import("./map-name-dialog.tsx").then((loaded) => loaded.MapNameDialog));

type MapNameProps = Pick<Catalogue, "features"> & {
  /** Without one a new rule begins empty. */
  name?: string;
  featureId?: number | null;
};

export function MapName({ features, name, featureId = null }: MapNameProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {name === undefined ? (
        <Button variant="primary" onClick={() => setOpen(true)}>
          New rule
        </Button>
      ) : (
        <Button
          size="sm"
          onClick={() => setOpen(true)}
          aria-label={featureId === null ? `Map ${name} to a feature` : `Change the feature of ${name}`}
        >
          {featureId === null ? "Map" : "Change"}
        </Button>
      )}
      {open && (
        <MapNameDialog features={features} name={name ?? ""} featureId={featureId} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
