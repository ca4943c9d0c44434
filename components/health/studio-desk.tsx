"use client";

import { useMemo, useState } from "react";
import { PageHeader, Section } from "#components/ui/page-header.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { positionOf } from "#lib/health/measures/registry.ts";
import { measuresWith } from "#lib/health/rules/own-measure.ts";
import { changeWords } from "#lib/health/rules/preview.ts";
import type { Model } from "#lib/health/schema/model.ts";
import type { PreviewBook } from "#lib/health/schema/preview.ts";
import { StudioAddMeasure } from "./studio-add-measure.tsx";
import { StudioAlerts } from "./studio-alerts.tsx";
import { StudioBands } from "./studio-bands.tsx";
import { StudioChanges } from "./studio-changes.tsx";
import { addMeasure, editSegment } from "./studio-edit.ts";
import { StudioReach } from "./studio-reach.tsx";
import { StudioSegment } from "./studio-segment.tsx";
import { StudioTabs } from "./studio-tabs.tsx";
import { StudioTools } from "./studio-tools.tsx";
import { StudioVersions } from "./studio-versions.tsx";
import { StudioWeights } from "./studio-weights.tsx";
import { useDraft } from "./use-draft.ts";
import { usePreview } from "./use-preview.ts";

type Props = { models: Model[]; book: PreviewBook; mayChange: boolean; now: string };

/** Weights, bands and curves of a draft, and what they would change, while they are being dragged. */
export function StudioDesk({ models, book, mayChange, now }: Props) {
  const versions = models.filter(({ status }) => status === "published");
  const draft = mayChange ? models.find(({ status }) => status === "draft") : undefined;
  const current = versions[0] as Model;
  const { config, edit, saved, flush } = useDraft(draft, current);
  const [key, setKey] = useState<string>();
  const segment = config.segments.find((one) => one.key === key) ?? config.segments[0];
  const preview = usePreview(book, current, draft, config);
  const measures = useMemo(() => measuresWith(book.own), [book.own]);
  const labelOf = (key: string) => measures[positionOf(key, measures)]?.label ?? key;
  const words = changeWords(current.config, config, labelOf);
  const others = [...new Set(book.accounts.flatMap((account) => account.segment ?? []))].filter(
    (name) => !config.segments.some(({ accountSegments }) => accountSegments?.includes(name)),
  );
  if (!segment) return null;
  const readOnly = !draft;
  const next = (current.version ?? 0) + 1;
  return (
    <>
      <PageHeader
        title="Studio"
        mark={<Tag>{draft ? `draft v${next}` : `v${current.version} in use`}</Tag>}
        tools={
          mayChange && (
            <StudioTools
              draft={draft}
              saved={saved}
              next={next}
              changed={words.length > 0}
              preview={preview.preview}
              flush={flush}
            />
          )
        }
      >
        {words.length > 0
          ? `Changes from v${current.version}: ${words.slice(0, 5).join(", ")}. Nothing is live until you publish.`
          : "What a healthy customer is, and how much each sign counts."}
        {!mayChange && " An admin changes it."}
      </PageHeader>
      <StudioTabs current="/studio" />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_330px] min-[87.5rem]:grid-cols-[minmax(0,1fr)_350px_260px]">
        <div className="grid content-start gap-6">
          <StudioSegment
            config={config}
            segment={segment}
            others={others}
            readOnly={readOnly}
            onChoose={setKey}
            onChange={edit}
          />
          <Section title="Weights">
            <StudioWeights
              key={`${draft?.id}-${segment.key}`}
              measures={measures}
              segment={segment}
              inUse={book.inUse}
              readOnly={readOnly}
              onChange={(changed) => edit(editSegment(config, segment.key, () => changed))}
            />
            {!readOnly && (
              <StudioAddMeasure
                own={book.own}
                segment={segment}
                onAdd={(measure) => edit(editSegment(config, segment.key, (old) => addMeasure(old, measure)))}
              />
            )}
          </Section>
          <Section title="Bands">
            <StudioBands
              bands={segment.bands}
              coverageMinimum={config.coverageMinimum}
              readOnly={readOnly}
              onBands={(bands) => edit(editSegment(config, segment.key, (old) => ({ ...old, bands })))}
              onCoverage={(coverageMinimum) => edit({ ...config, coverageMinimum })}
            />
          </Section>
        </div>
        <div className="grid content-start gap-6">
          {preview.isSample && (
            <StudioReach {...preview} book={book} onStart={draft && (() => void preview.start(flush))} />
          )}
          <StudioChanges preview={preview.preview} segment={segment} currentName={`v${current.version}`} />
          <StudioAlerts alerts={preview.preview.alerts} />
        </div>
        <StudioVersions versions={versions} labelOf={labelOf} readOnly={!mayChange} now={now} />
      </div>
    </>
  );
}
