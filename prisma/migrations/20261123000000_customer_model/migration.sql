-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "finance";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" INTEGER,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "team" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","user_id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "oidc_subject" TEXT,
    "last_looked_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "deputy_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_role" (
    "user_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "desk" TEXT,

    CONSTRAINT "user_role_pkey" PRIMARY KEY ("user_id","role")
);

-- CreateTable
CREATE TABLE "user_token" (
    "token_hash" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "user_id" INTEGER NOT NULL,
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "screen" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "money_grant" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "given_by" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" INTEGER,

    CONSTRAINT "money_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "money_grant_account" (
    "grant_id" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,

    CONSTRAINT "money_grant_account_pkey" PRIMARY KEY ("grant_id","account_id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" INTEGER,
    "role" TEXT,
    "key_id" INTEGER,
    "door" TEXT NOT NULL,
    "subject" TEXT,
    "outcome" TEXT NOT NULL,
    "detail" JSONB,
    "request_id" TEXT,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT,
    "external_id" TEXT,
    "parent_id" INTEGER,
    "owner_id" INTEGER,
    "segment" TEXT,
    "tier" TEXT,
    "stage" TEXT NOT NULL DEFAULT 'live',
    "industry" TEXT,
    "country" TEXT,
    "plan" TEXT,
    "seats" INTEGER,
    "customer_since" DATE,
    "contract_start" DATE,
    "trial_started_on" DATE,
    "converted_on" DATE,
    "renewal_on" DATE,
    "renewal_forecast" TEXT,
    "auto_renew" BOOLEAN,
    "churned_on" DATE,
    "paying" BOOLEAN NOT NULL DEFAULT false,
    "cadence_days" INTEGER,
    "custom" JSONB NOT NULL DEFAULT '{}',
    "merged_into_id" INTEGER,
    "import_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_external_id" (
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "import_id" INTEGER,

    CONSTRAINT "account_external_id_pkey" PRIMARY KEY ("source","external_id")
);

-- CreateTable
CREATE TABLE "account_cover" (
    "account_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "until_on" DATE,

    CONSTRAINT "account_cover_pkey" PRIMARY KEY ("account_id","user_id")
);

-- CreateTable
CREATE TABLE "book_move" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "from_id" INTEGER,
    "to_id" INTEGER,
    "note" TEXT NOT NULL,
    "moved_by" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "book_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "active_period" (
    "account_id" INTEGER NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,

    CONSTRAINT "active_period_pkey" PRIMARY KEY ("account_id","starts_on")
);

-- CreateTable
CREATE TABLE "contact" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "title" TEXT,
    "role" TEXT,
    "phone" TEXT,
    "joined_on" DATE,
    "left_on" DATE,
    "import_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "in_scope" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "product_id" INTEGER,
    "plan" TEXT,
    "quantity" INTEGER,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "is_trial" BOOLEAN NOT NULL DEFAULT false,
    "auto_renew" BOOLEAN,
    "billing_months" INTEGER,
    "import_id" INTEGER,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "purchase" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "by_person" BOOLEAN NOT NULL,

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "churn_event" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "day" DATE NOT NULL,
    "reason" TEXT,
    "note" TEXT,
    "import_id" INTEGER,

    CONSTRAINT "churn_event_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "feature" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "plans" TEXT[],

    CONSTRAINT "feature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_daily" (
    "account_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "events" INTEGER NOT NULL,
    "active_users" INTEGER,
    "import_id" INTEGER,

    CONSTRAINT "usage_daily_pkey" PRIMARY KEY ("account_id","day")
);

-- CreateTable
CREATE TABLE "usage_feature_daily" (
    "account_id" INTEGER NOT NULL,
    "feature_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "events" INTEGER NOT NULL,
    "users" INTEGER,
    "import_id" INTEGER,

    CONSTRAINT "usage_feature_daily_pkey" PRIMARY KEY ("account_id","feature_id","day")
);

-- CreateTable
CREATE TABLE "ticket" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "subject" TEXT,
    "category" TEXT,
    "priority" TEXT,
    "status" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "first_response_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "escalated" BOOLEAN NOT NULL DEFAULT false,
    "import_id" INTEGER,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "survey" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scale_min" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "scale_max" DOUBLE PRECISION NOT NULL DEFAULT 5,
    "satisfied_at" DOUBLE PRECISION NOT NULL DEFAULT 4,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_response" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "survey_id" INTEGER NOT NULL,
    "contact_id" INTEGER,
    "ticket_id" INTEGER,
    "score" DOUBLE PRECISION,
    "comment" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "import_id" INTEGER,

    CONSTRAINT "survey_response_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "onboarding_plan" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "template" TEXT,
    "status" TEXT NOT NULL DEFAULT 'running',
    "started_on" DATE NOT NULL,
    "original_due_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "completed_on" DATE,
    "paused_on" DATE,
    "import_id" INTEGER,

    CONSTRAINT "onboarding_plan_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "owner_side" TEXT NOT NULL DEFAULT 'us',
    "is_first_value" BOOLEAN NOT NULL DEFAULT false,
    "original_due_on" DATE,
    "due_on" DATE,
    "completed_on" DATE,
    "blocked_reason" TEXT,
    "blocked_on" DATE,
    "import_id" INTEGER,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "interaction" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" INTEGER,
    "contact_id" INTEGER,
    "summary" TEXT NOT NULL,
    "outcome" TEXT,
    "corrects_id" INTEGER,
    "import_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interaction_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "pulse" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" INTEGER,
    "value" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "pulse_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "custom_metric" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT,
    "is_money" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "custom_metric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custom_value" (
    "account_id" INTEGER NOT NULL,
    "metric_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "value" DOUBLE PRECISION,
    "label" TEXT,
    "import_id" INTEGER,

    CONSTRAINT "custom_value_pkey" PRIMARY KEY ("account_id","metric_id","day")
);

-- CreateTable
CREATE TABLE "deal" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "external_id" TEXT,
    "name" TEXT NOT NULL,
    "kind" TEXT,
    "stage" TEXT,
    "opened_on" DATE,
    "closes_on" DATE,
    "closed_on" DATE,
    "won" BOOLEAN,
    "import_id" INTEGER,

    CONSTRAINT "deal_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "goal" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "unit" TEXT,
    "baseline" DOUBLE PRECISION,
    "target" DOUBLE PRECISION,
    "current" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_on" DATE,
    "reached_on" DATE,
    "import_id" INTEGER,

    CONSTRAINT "goal_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "reference_customer" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "live_from" DATE NOT NULL,
    "live_until" DATE,

    CONSTRAINT "reference_customer_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "health_model" (
    "id" SERIAL NOT NULL,
    "version" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "name" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "based_on_id" INTEGER,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "health_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score_daily" (
    "account_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "model_id" INTEGER NOT NULL,
    "score" DOUBLE PRECISION,
    "band" TEXT NOT NULL,
    "coverage" DOUBLE PRECISION NOT NULL,
    "freshness" DOUBLE PRECISION NOT NULL,
    "confidence" TEXT NOT NULL,
    "measure_values" DOUBLE PRECISION[],
    "frozen" BOOLEAN NOT NULL DEFAULT false,
    "scored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revised_at" TIMESTAMPTZ(3),

    CONSTRAINT "score_daily_pkey" PRIMARY KEY ("account_id","day")
);

-- CreateTable
CREATE TABLE "account_health" (
    "account_id" INTEGER NOT NULL,
    "model_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "score" DOUBLE PRECISION,
    "band" TEXT NOT NULL,
    "coverage" DOUBLE PRECISION NOT NULL,
    "freshness" DOUBLE PRECISION NOT NULL,
    "confidence" TEXT NOT NULL,
    "delta14" DOUBLE PRECISION,
    "spark" INTEGER[],
    "summary" TEXT,
    "measure_values" DOUBLE PRECISION[],
    "frozen" BOOLEAN NOT NULL DEFAULT false,
    "scored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_health_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "account_dirty" (
    "account_id" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "from_day" DATE,

    CONSTRAINT "account_dirty_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "attention" (
    "account_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "until_on" DATE,
    "reason" TEXT,
    "user_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "attention_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "backfill" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "error" TEXT,
    "started_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "backfill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" SERIAL NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "created_by" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "totals" JSONB,
    "error" TEXT,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file" (
    "id" SERIAL NOT NULL,
    "import_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "object" TEXT,
    "size" BIGINT NOT NULL DEFAULT 0,
    "chunks" INTEGER NOT NULL DEFAULT 0,
    "dialect" JSONB,
    "mapping" JSONB,
    "sample" JSONB,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "rows_total" INTEGER,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_taken" INTEGER NOT NULL DEFAULT 0,
    "rows_refused" INTEGER NOT NULL DEFAULT 0,
    "position" JSONB,
    "warnings" JSONB,
    "error" TEXT,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_refusal" (
    "file_id" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "column_name" TEXT,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_refusal_pkey" PRIMARY KEY ("file_id","row_number")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "signature" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "dialect" JSONB,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("signature","object")
);

-- CreateTable
CREATE TABLE "definition_set" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL,
    "config" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approved_at" TIMESTAMPTZ(3),
    "approved_by" INTEGER,

    CONSTRAINT "definition_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_ratio" (
    "metric" TEXT NOT NULL,
    "slice_kind" TEXT NOT NULL,
    "slice" TEXT NOT NULL,
    "period_start" DATE NOT NULL,
    "period_end" DATE NOT NULL,
    "value" DOUBLE PRECISION,
    "n" INTEGER NOT NULL,
    "definition_version" INTEGER NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_ratio_pkey" PRIMARY KEY ("metric","slice_kind","slice","period_start","period_end")
);

-- CreateTable
CREATE TABLE "finance"."subscription_price" (
    "account_id" INTEGER NOT NULL,
    "subscription_id" INTEGER NOT NULL,
    "mrr_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "import_id" INTEGER,

    CONSTRAINT "subscription_price_pkey" PRIMARY KEY ("account_id","subscription_id")
);

-- CreateTable
CREATE TABLE "finance"."revenue_movement" (
    "account_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "price_rise" BOOLEAN NOT NULL DEFAULT false,
    "subscription_id" INTEGER,
    "derived" BOOLEAN NOT NULL DEFAULT true,
    "import_id" INTEGER,
    "reverses_id" BIGINT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revenue_movement_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "finance"."deal_amount" (
    "account_id" INTEGER NOT NULL,
    "deal_id" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "import_id" INTEGER,

    CONSTRAINT "deal_amount_pkey" PRIMARY KEY ("account_id","deal_id")
);

-- CreateTable
CREATE TABLE "finance"."money_custom_value" (
    "account_id" INTEGER NOT NULL,
    "metric_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "import_id" INTEGER,

    CONSTRAINT "money_custom_value_pkey" PRIMARY KEY ("account_id","metric_id","day")
);

-- CreateTable
CREATE TABLE "finance"."exchange_rate" (
    "currency" TEXT NOT NULL,
    "to_reporting" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("currency")
);

-- CreateTable
CREATE TABLE "finance"."access_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" INTEGER NOT NULL,
    "grant_id" INTEGER,
    "door" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "request_id" TEXT,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finance"."import_chunk" (
    "file_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("file_id","n")
);

-- CreateTable
CREATE TABLE "finance"."import_refused_row" (
    "file_id" INTEGER NOT NULL,
    "row_number" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,

    CONSTRAINT "import_refused_row_pkey" PRIMARY KEY ("file_id","row_number")
);

-- CreateTable
CREATE TABLE "finance"."import_before" (
    "import_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "table_name" TEXT NOT NULL,
    "key" JSONB NOT NULL,
    "before" JSONB,

    CONSTRAINT "import_before_pkey" PRIMARY KEY ("import_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_name_key" ON "team"("name");

-- CreateIndex
CREATE INDEX "team_member_user_id_idx" ON "team_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_oidc_subject_key" ON "app_user"("oidc_subject");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_secret_hash_key" ON "api_key"("secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_user_id_screen_name_key" ON "saved_view"("user_id", "screen", "name");

-- CreateIndex
CREATE INDEX "money_grant_user_id_idx" ON "money_grant"("user_id");

-- CreateIndex
CREATE INDEX "audit_log_user_id_at_idx" ON "audit_log"("user_id", "at");

-- CreateIndex
CREATE INDEX "audit_log_at_idx" ON "audit_log"("at");

-- CreateIndex
CREATE UNIQUE INDEX "account_external_id_key" ON "account"("external_id");

-- CreateIndex
CREATE INDEX "account_owner_id_idx" ON "account"("owner_id");

-- CreateIndex
CREATE INDEX "account_segment_idx" ON "account"("segment");

-- CreateIndex
CREATE INDEX "account_renewal_on_idx" ON "account"("renewal_on");

-- CreateIndex
CREATE INDEX "account_parent_id_idx" ON "account"("parent_id");

-- CreateIndex
CREATE INDEX "account_import_id_idx" ON "account"("import_id");

-- CreateIndex
CREATE INDEX "account_external_id_account_id_idx" ON "account_external_id"("account_id");

-- CreateIndex
CREATE INDEX "account_cover_user_id_idx" ON "account_cover"("user_id");

-- CreateIndex
CREATE INDEX "book_move_account_id_idx" ON "book_move"("account_id");

-- CreateIndex
CREATE INDEX "active_period_starts_on_idx" ON "active_period"("starts_on");

-- CreateIndex
CREATE INDEX "contact_email_idx" ON "contact"("email");

-- CreateIndex
CREATE INDEX "contact_import_id_idx" ON "contact"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_account_id_external_id_key" ON "contact"("account_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_key_key" ON "product"("key");

-- CreateIndex
CREATE INDEX "subscription_import_id_idx" ON "subscription"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_account_id_external_id_key" ON "subscription"("account_id", "external_id");

-- CreateIndex
CREATE INDEX "purchase_day_idx" ON "purchase"("day");

-- CreateIndex
CREATE INDEX "churn_event_day_idx" ON "churn_event"("day");

-- CreateIndex
CREATE INDEX "churn_event_import_id_idx" ON "churn_event"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "churn_event_account_id_external_id_key" ON "churn_event"("account_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "feature_key_key" ON "feature"("key");

-- CreateIndex
CREATE INDEX "usage_daily_import_id_idx" ON "usage_daily"("import_id");

-- CreateIndex
CREATE INDEX "usage_feature_daily_import_id_idx" ON "usage_feature_daily"("import_id");

-- CreateIndex
CREATE INDEX "ticket_opened_at_idx" ON "ticket"("opened_at");

-- CreateIndex
CREATE INDEX "ticket_import_id_idx" ON "ticket"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_account_id_external_id_key" ON "ticket"("account_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_key_key" ON "survey"("key");

-- CreateIndex
CREATE INDEX "survey_response_survey_id_answered_at_idx" ON "survey_response"("survey_id", "answered_at");

-- CreateIndex
CREATE INDEX "survey_response_import_id_idx" ON "survey_response"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_response_account_id_external_id_key" ON "survey_response"("account_id", "external_id");

-- CreateIndex
CREATE INDEX "onboarding_plan_original_due_on_idx" ON "onboarding_plan"("original_due_on");

-- CreateIndex
CREATE INDEX "onboarding_plan_import_id_idx" ON "onboarding_plan"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "onboarding_plan_account_id_external_id_key" ON "onboarding_plan"("account_id", "external_id");

-- CreateIndex
CREATE INDEX "milestone_account_id_plan_id_idx" ON "milestone"("account_id", "plan_id");

-- CreateIndex
CREATE INDEX "milestone_import_id_idx" ON "milestone"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "milestone_account_id_external_id_key" ON "milestone"("account_id", "external_id");

-- CreateIndex
CREATE INDEX "interaction_account_id_at_idx" ON "interaction"("account_id", "at");

-- CreateIndex
CREATE INDEX "interaction_import_id_idx" ON "interaction"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "interaction_account_id_external_id_key" ON "interaction"("account_id", "external_id");

-- CreateIndex
CREATE INDEX "pulse_account_id_at_idx" ON "pulse"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "custom_metric_key_key" ON "custom_metric"("key");

-- CreateIndex
CREATE INDEX "custom_value_import_id_idx" ON "custom_value"("import_id");

-- CreateIndex
CREATE INDEX "deal_import_id_idx" ON "deal"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "deal_account_id_external_id_key" ON "deal"("account_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "health_model_version_key" ON "health_model"("version");

-- CreateIndex
CREATE INDEX "score_daily_day_band_idx" ON "score_daily"("day", "band");

-- CreateIndex
CREATE INDEX "account_health_band_score_idx" ON "account_health"("band", "score");

-- CreateIndex
CREATE INDEX "account_health_score_idx" ON "account_health"("score");

-- CreateIndex
CREATE INDEX "attention_state_until_on_idx" ON "attention"("state", "until_on");

-- CreateIndex
CREATE INDEX "import_file_import_id_idx" ON "import_file"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "definition_set_version_key" ON "definition_set"("version");

-- CreateIndex
CREATE INDEX "subscription_price_import_id_idx" ON "finance"."subscription_price"("import_id");

-- CreateIndex
CREATE INDEX "revenue_movement_day_idx" ON "finance"."revenue_movement"("day");

-- CreateIndex
CREATE INDEX "revenue_movement_import_id_idx" ON "finance"."revenue_movement"("import_id");

-- CreateIndex
CREATE INDEX "access_log_user_id_at_idx" ON "finance"."access_log"("user_id", "at");

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_token" ADD CONSTRAINT "user_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "money_grant" ADD CONSTRAINT "money_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "money_grant_account" ADD CONSTRAINT "money_grant_account_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "money_grant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "money_grant_account" ADD CONSTRAINT "money_grant_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_external_id" ADD CONSTRAINT "account_external_id_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_cover" ADD CONSTRAINT "account_cover_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_cover" ADD CONSTRAINT "account_cover_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "book_move" ADD CONSTRAINT "book_move_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "active_period" ADD CONSTRAINT "active_period_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "churn_event" ADD CONSTRAINT "churn_event_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "onboarding_plan" ADD CONSTRAINT "onboarding_plan_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pulse" ADD CONSTRAINT "pulse_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custom_value" ADD CONSTRAINT "custom_value_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custom_value" ADD CONSTRAINT "custom_value_metric_id_fkey" FOREIGN KEY ("metric_id") REFERENCES "custom_metric"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal" ADD CONSTRAINT "goal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reference_customer" ADD CONSTRAINT "reference_customer_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_health" ADD CONSTRAINT "account_health_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_health" ADD CONSTRAINT "account_health_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "health_model"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attention" ADD CONSTRAINT "attention_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_refusal" ADD CONSTRAINT "import_refusal_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "import_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;
