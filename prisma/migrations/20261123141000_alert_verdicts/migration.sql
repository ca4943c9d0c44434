-- What an alert was about when somebody decided on it: the model that raised it, the score, and the measure that led to it.
alter table attention add column model_id int, add column score float8, add column measure text;
create index attention_model_id_idx on attention (model_id);

-- of earlier decisions only the model can still be told; the leading measure was not kept
update attention t set model_id = s.model_id, score = s.score
from score_daily s
where t.kind in ('at-risk', 'drop') and s.account_id = t.account_id
  and s.day = (select max(day) from score_daily d where d.account_id = t.account_id and d.day <= t.opened_on);
