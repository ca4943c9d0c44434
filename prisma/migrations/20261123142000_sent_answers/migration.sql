-- surveys that were sent and not answered are found by the day they were sent
create index survey_response_sent on survey_response (survey_id, sent_at) where score is null or answered_at is null;
