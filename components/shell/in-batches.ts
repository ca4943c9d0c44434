/** As many objects as a door takes at once. */
export const batchSize = 1000;

/** Runs `each` over the ids, as many at a time as a door takes; says how many are done. Stops at the first refusal. */
export async function inBatches<Answer>(
  ids: readonly number[],
  each: (ids: number[]) => Promise<Answer>,
  onDone: (done: number) => void = () => undefined,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < ids.length; from += batchSize) {
    const batch = ids.slice(from, from + batchSize);
    answers.push(await each(batch));
    onDone(from + batch.length);
  }
  return answers;
}
