-- Every scoring writes each of these anew. By score: account_health_score_sort begins with the same column. By band: account_health_shown does.
DROP INDEX "account_health_band_score_idx";
DROP INDEX "account_health_score_idx";
