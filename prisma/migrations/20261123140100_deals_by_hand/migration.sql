-- A person with a grant enters what a deal is worth; the role that serves them writes that one amount and nothing else in money.
grant insert, update, delete on finance.deal_amount to bw_finance;
