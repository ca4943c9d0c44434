"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page-header.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { changeWords } from "#lib/health/rules/preview.ts";
import type { Passed } from "#lib/health/schema/gate.ts";
import type { Model } from "#lib/health/schema/model.ts";
import { aucText } from "./prediction-words.ts";
import { StudioRollBack } from "./studio-roll-back.tsx";

/** What a version was published on: "AUC .72 after .70 on the past". */
function passedWords({ verdict, first, second, reasonIfWorse }: Passed): string {
  if (first === null || second === null) return "Published without a verdict of the past";
  const words = `AUC ${aucText(second)} after ${aucText(first)} on the past`;
  return reasonIfWorse ? `${words}, ${verdict === "worse" ? "worse" : "lower"}: ${reasonIfWorse}` : words;
}

const mostChanges = 6;
const shortList = (words: string[]) =>
  words.length > mostChanges
    ? `${words.slice(0, mostChanges).join(", ")} and ${words.length - mostChanges} more`
    : words.join(", ");

type VersionsProps = { versions: Model[]; labelOf: (key: string) => string; readOnly: boolean; now: string };

/** Every published version, what it changed, who published it and why; an earlier one can be taken back into use. */
export function StudioVersions({ versions, labelOf, readOnly, now }: VersionsProps) {
  const [back, setBack] = useState<Model>();
  return (
    <Section title="Versions">
      <ol className="grid gap-3">
        {versions.map((model, place) => {
          const before = versions[place + 1];
          const words = before ? changeWords(before.config, model.config, labelOf) : [];
          return (
            <li key={model.id} className="grid gap-0.5">
              <div className="flex flex-wrap items-center gap-2">
                <b className="font-strong">v{model.version}</b>
                {place === 0 && <Tag>in use</Tag>}
                <small className="text-ink-3 text-xs">
                  {model.publishedAt && <RelativeDate at={model.publishedAt} now={now} />}
                  {model.publishedBy && `, ${model.publishedBy}`}
                </small>
                {place > 0 && (
                  <TextLink
                    href={`/studio/back-test?test=model:${versions[0]?.id},model:${model.id}`}
                    className="text-xs"
                  >
                    Compare
                    <span className="sr-only"> v{model.version} with the version in use, on the past</span>
                  </TextLink>
                )}
                {place > 0 && !readOnly && (
                  <Button size="sm" variant="quiet" className="ml-auto" onClick={() => setBack(model)}>
                    Roll back to v{model.version}
                  </Button>
                )}
              </div>
              {model.note && <p className="text-ink-2">{model.note}</p>}
              {model.passed && <p className="text-ink-3 text-xs">{passedWords(model.passed)}</p>}
              {words.length > 0 && <p className="text-ink-3 text-xs">{shortList(words)}</p>}
            </li>
          );
        })}
      </ol>
      {back && <StudioRollBack model={back} onClose={() => setBack(undefined)} />}
    </Section>
  );
}
