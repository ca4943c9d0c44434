import { Paperclip } from "lucide-react";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { Tag, type Tone } from "#components/ui/tag.tsx";
import type { Message } from "#lib/escalations/schema/detail.ts";
import { bytesWords } from "./bytes-words.ts";
import { roleWord } from "./words.ts";

const kinds: Record<Message["kind"], { word: string; tone: Tone } | null> = {
  message: null,
  question: { word: "Question", tone: "watch" },
  reply: { word: "Reply", tone: "accent" },
  answer: { word: "Answer", tone: "healthy" },
};

/** Everything that was said, in the one place where it is said; nothing of it changes. */
export function Thread({ messages, timeZone, now }: { messages: readonly Message[]; timeZone: string; now: string }) {
  if (messages.length === 0) return <p className="text-ink-3">Nothing was written yet.</p>;
  return (
    <ol className="grid gap-3.5">
      {messages.map((message) => {
        const kind = kinds[message.kind];
        return (
          <li key={message.id} className="grid gap-0.5">
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
              <span className="font-strong">{message.author}</span>
              <span className="text-ink-3">{roleWord(message.role)}</span>
              {kind && <Tag tone={kind.tone}>{kind.word}</Tag>}
              <RelativeDate at={message.at} now={now} timeZone={timeZone} className="text-ink-3 text-xs" />
            </p>
            <p className="whitespace-pre-line break-words">{message.body}</p>
            {message.attachments.map((file) => (
              <a
                key={file.id}
                href={`/api/attachments/${file.id}`}
                download
                className="link inline-flex items-center gap-1.5 justify-self-start text-sm"
              >
                <Paperclip size={13} aria-hidden="true" />
                {file.name} <span className="text-ink-3">{bytesWords(file.bytes)}</span>
              </a>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
