import { db } from "#lib/db.ts";
import { type CompiledModel, segmentFor } from "#lib/health/rules/compile.ts";
import { leadOf } from "#lib/health/rules/lead.ts";
import { loadModels } from "#lib/health/write/score-book.ts";
import { falseAlarms } from "../rules/phrases.ts";
import { random } from "../rules/random.ts";

type Alert = {
  id: number;
  segment: string | null;
  ownerId: number;
  kind: "at-risk" | "drop";
  day: string;
  score: number;
  modelId: number;
  values: (number | null)[];
  before: (number | null)[] | null;
};

/** The week in which each score of the last 80 days, but the latest two weeks, turned at risk or fell by 8 within two weeks. */
function readAlerts(asOf: string): Promise<Alert[]> {
  return db.$queryRaw<Alert[]>`
    with weeks as (select s.*, lag(s.band) over past as was, lag(s.score, 2) over past as old, lag(s.measure_values, 2) over past as old_values
      from score_daily s where s.day > ${asOf}::date - 100 and s.day <= ${asOf}::date and not s.frozen
      window past as (partition by s.account_id order by s.day)),
    alerts as (select w.*, case when w.band = 'at-risk' and w.was <> 'at-risk' then 'at-risk' when round(w.score) - round(w.old) <= -8 then 'drop' end as kind
      from weeks w where w.day between ${asOf}::date - 80 and ${asOf}::date - 15)
    select distinct on (a.id) a.id, a.segment, a.owner_id as "ownerId", l.kind, to_char(l.day, 'YYYY-MM-DD') as day, l.score,
      l.model_id as "modelId", l.measure_values as values, case when l.kind = 'drop' then l.old_values end as before
    from alerts l join account a on a.id = l.account_id where l.kind is not null and a.owner_id is not null
    order by a.id, l.day`;
}

/** Signs that a supplier's calm and a customer's calm look alike in: more of their alerts are false. */
const noisy = new Set(["last-interaction", "last-talk", "pulse", "csat", "nps", "champion"]);

function judged(alert: Alert, model: CompiledModel) {
  const { id: accountId, segment: name, values, before, day, kind, score, modelId, ownerId } = alert;
  const segment = segmentFor(model, name);
  const measure = leadOf({ values, segment }, before && { values: before, segment });
  const { weighted, pick, int } = random(accountId, 47);
  const right = noisy.has(measure ?? "") ? 50 : 78;
  const state = weighted([
    ["done", right],
    ["dismissed", 90 - right],
    ["snoozed", 10],
  ] as const);
  const openedOn = new Date(`${day}T00:00:00Z`);
  // all of it is over by now: nobody's Today is shorter for it
  const untilOn = new Date(openedOn.getTime() + 14 * 86_400_000);
  const decidedAt = new Date(openedOn.getTime() + int(8, 17) * 3_600_000);
  const reason = state === "dismissed" ? pick(falseAlarms) : null;
  return { accountId, kind, openedOn, state, untilOn, reason, userId: ownerId, decidedAt, modelId, score, measure };
}

/** What the demo's CSMs said on Today about the alerts of past weeks, so that their precision can be seen. Once. */
export async function judgeAlerts(asOf: string): Promise<void> {
  if ((await db.attention.count()) > 0) return;
  const { byId } = await loadModels();
  const alerts = await readAlerts(asOf);
  await db.attention.createMany({
    data: alerts.flatMap((alert) => {
      const model = byId.get(alert.modelId);
      return model ? [judged(alert, model)] : [];
    }),
  });
}
