import { excuseIds, type PromiseRule } from "#lib/promises/schema.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { Details } from "../ui/details.tsx";
import { Field } from "../ui/field.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { excuseWords } from "./promise-words.ts";

const words = [
  ["fix", "this word"],
  ["fix~", "fix, fixes, fixed, fixing"],
  ["(fix|sort out)", "one of these"],
  ["<when>", "any entry of the word list “when”"],
  ["not?", "with or without it"],
  ["..4", "up to four words in between, none of them a “not” or an “if”"],
  ["#  #date  #time  #ordinal", "a number, a date, a time, a 3rd"],
  ["^ … $", "at the start, at the end of the sentence"],
  ["a & b & !c", "a and b in one sentence, in any order, and no c"],
] as const;

/** The texts of a rule; patterns and sentences stand one a line. */
export function RuleFields({ rule }: { rule: PromiseRule | undefined }) {
  return (
    <>
      <Field label="Why" hint="Whoever writes such words reads it below them.">
        <Textarea name="why" required maxLength={300} rows={2} defaultValue={rule?.why} />
      </Field>
      <Field label="Neutral wording" hint="Takes the sentence's place with one click; no rule may mark it.">
        <Textarea name="neutral" required maxLength={400} rows={2} defaultValue={rule?.neutral} />
      </Field>
      <Field label="Patterns, one a line">
        <Textarea
          name="patterns"
          required
          rows={5}
          spellCheck={false}
          className="font-mono text-xs!"
          defaultValue={rule?.patterns.join("\n")}
        />
      </Field>
      <Details summary="How patterns are written">
        {() => (
          <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
            {words.map(([pattern, meaning]) => (
              <div key={pattern} className="contents">
                <dt className="font-mono">{pattern}</dt>
                <dd className="text-ink-2">{meaning}</dd>
              </div>
            ))}
          </dl>
        )}
      </Details>
      <fieldset>
        <legend className="mb-1 font-medium text-sm">What excuses it</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1.5">
          {excuseIds.map((id) => (
            <Checkbox
              key={id}
              name="excusedBy"
              value={id}
              label={excuseWords[id]}
              defaultChecked={rule?.excusedBy?.includes(id) ?? true}
            />
          ))}
        </div>
      </fieldset>
      <Field label="Must be marked, one sentence a line">
        <Textarea name="examples" required rows={4} defaultValue={rule?.examples.join("\n")} />
      </Field>
      <Field label="Must be left alone, one sentence a line" hint="Look-alikes: a question, a refusal, what is past.">
        <Textarea name="counterExamples" required rows={4} defaultValue={rule?.counterExamples.join("\n")} />
      </Field>
    </>
  );
}
