/** Rows of one table as COPY text: tab between values, \N for nothing. What is written here is invented, yet still escaped. */
export type Value = string | number | boolean | null;

const special = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

export function copyLine(values: readonly Value[]): string {
  let line = "";
  for (let position = 0; position < values.length; position++) {
    const value = values[position];
    if (position > 0) line += "\t";
    if (value === null || value === undefined) line += "\\N";
    else if (typeof value === "string") line += value.replace(special, (found) => escapes[found] ?? found);
    else if (typeof value === "boolean") line += value ? "t" : "f";
    else line += value;
  }
  return `${line}\n`;
}

/** Columns of each table that the demo company fills, in the order in which tables must be written. */
export const columns = {
  account:
    "id,name,domain,external_id,parent_id,owner_id,segment,tier,stage,industry,country,plan,seats,customer_since,contract_start,trial_started_on,converted_on,renewal_on,renewal_forecast,auto_renew,churned_on,paying,cadence_days",
  contact: "account_id,id,external_id,name,email,title,role,joined_on,left_on",
  subscription:
    "account_id,id,external_id,product_id,plan,quantity,starts_on,ends_on,is_trial,auto_renew,billing_months",
  "finance.subscription_price": "account_id,subscription_id,mrr_minor,currency",
  deal: "account_id,id,external_id,name,kind,stage,opened_on,closes_on,closed_on,won",
  "finance.deal_amount": "account_id,deal_id,amount_minor,currency",
  churn_event: "account_id,external_id,day,reason,note",
  usage_daily: "account_id,day,events,active_users",
  usage_feature_daily: "account_id,feature_id,day,events,users",
  ticket: "account_id,id,external_id,subject,category,priority,status,opened_at,first_response_at,closed_at,escalated",
  survey_response: "account_id,external_id,survey_id,contact_id,ticket_id,score,comment,sent_at,answered_at",
  onboarding_plan:
    "account_id,id,external_id,name,template,status,started_on,original_due_on,due_on,completed_on,paused_on",
  milestone:
    "account_id,plan_id,external_id,name,position,owner_side,is_first_value,original_due_on,due_on,completed_on,blocked_reason,blocked_on",
  interaction:
    "account_id,kind,at,user_id,contact_id,summary,outcome,sentiment,direction,shared,next_step,next_step_on",
  pulse: "account_id,at,user_id,value,reason",
  goal: "account_id,title,unit,baseline,target,current,created_at,due_on,reached_on",
  reference_customer: "account_id,kind,live_from,live_until",
} as const;

export type TableName = keyof typeof columns;
export const tableNames = Object.keys(columns) as TableName[];
export type Sheets = Record<TableName, string[]>;

export function emptySheets(): Sheets {
  return Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as Sheets;
}
