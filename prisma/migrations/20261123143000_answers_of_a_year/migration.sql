-- Scores look at the answers of one year, an account's page at the latest: neither reads an account's whole past for them.
CREATE INDEX "survey_response_account_id_answered_at_idx" ON "survey_response"("account_id", "answered_at");
