"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { orpc, rpc } from "#components/shell/rpc.ts";
import { Empty } from "#components/ui/empty.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { TableSkeleton } from "#components/ui/skeleton.tsx";
import { toast } from "#components/ui/toast.ts";
import { readsOf } from "#lib/health/rules/own-measure.ts";
import type { OwnSourceChoice, OwnSpec } from "#lib/health/schema/own-measure.ts";
import type { Curve } from "#lib/health/schema.ts";
import { OwnMeasureFindings } from "./own-measure-findings.tsx";
import { type Named, OwnMeasureName } from "./own-measure-name.tsx";
import { OwnMeasureSource } from "./own-measure-source.tsx";
import { StudioCurve } from "./studio-curve.tsx";

/** How a source is read before somebody says otherwise. */
function firstSpec({ source, values, categories }: OwnSourceChoice): OwnSpec | undefined {
  const [read] = readsOf(source.kind, values);
  if (!read) return undefined;
  const named = values === "category" ? categories : null;
  return { source, read, windowDays: 28, categories: named && named.length > 1 ? named : null, staleAfterDays: null };
}

/** From 0 to 100 points over the values there are; every category in the middle. */
function plainCurve(spec: OwnSpec, low: number, high: number): Curve {
  if (spec.categories) return spec.categories.map((_, i): [number, number] => [i, 50]);
  return [
    [low, 0],
    [high > low ? high : low + 1, 100],
  ];
}

/** A measure from a column of the data: what it reads, how it lies among those who stayed and left, and its points. */
export function OwnMeasureForm({ sources, mayMake }: { sources: readonly OwnSourceChoice[]; mayMake: boolean }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<OwnSourceChoice>();
  const [spec, setSpec] = useState<OwnSpec>();
  const [shaped, setShaped] = useState<Curve>();
  const [pending, setPending] = useState(false);
  const tried = useQuery(
    orpc.health.tryMeasure.queryOptions({
      input: { spec: spec as OwnSpec },
      enabled: spec !== undefined,
      retry: false,
    }),
  );
  const change = (next: OwnSpec | undefined) => {
    setShaped(undefined);
    setSpec(next);
  };
  const found = tried.data;
  const bins = found?.bins ?? [];
  const curve = shaped ?? found?.proposed ?? (spec && plainCurve(spec, bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1));
  const make = async ({ label, dimension, presenceIsMeant }: Named) => {
    if (!spec || !curve) return;
    setPending(true);
    try {
      await rpc.health.makeMeasure({ label, dimension, spec, curve, presenceIsMeant });
      toast({ title: "The measure is made", description: "Give it a weight in a draft of the model." });
      router.push("/studio/measures");
      router.refresh();
    } catch (error) {
      toast({ title: "The measure was not made", description: (error as Error).message, tone: "failed" });
      setPending(false);
    }
  };
  if (sources.length === 0)
    return <Empty title="There is no data to make a measure of">Import a file with more columns first.</Empty>;
  return (
    <div className="grid gap-6">
      <OwnMeasureSource
        sources={sources}
        chosen={chosen}
        spec={spec}
        onChoose={(source) => {
          setChosen(source);
          change(source && firstSpec(source));
        }}
        onChange={(part) => spec && change({ ...spec, ...part })}
      />
      {spec && tried.isError && <ErrorState onRetry={() => void tried.refetch()} />}
      {spec && tried.isPending && <TableSkeleton rows={6} columns={4} />}
      {spec && found && curve && (
        <>
          <Section title="Among accounts that stayed and left">
            <OwnMeasureFindings found={found} />
          </Section>
          <Section title="Points">
            <StudioCurve
              key={JSON.stringify(spec)}
              measure={{
                key: "new",
                label: chosen?.name ?? "",
                definition: found.proposed
                  ? "Proposed from the shares above: change it as you know better."
                  : "Too few accounts have left to propose points: set them as you know.",
                categories: spec.categories,
              }}
              curve={curve}
              readOnly={false}
              onChange={setShaped}
            />
          </Section>
          {mayMake ? (
            <OwnMeasureName
              suggested={chosen?.name ?? ""}
              presence={spec.read === "presence"}
              pending={pending}
              onConfirm={make}
            />
          ) : (
            <p className="text-ink-2">You can try what a measure would tell; an admin makes it.</p>
          )}
        </>
      )}
    </div>
  );
}
