-- A note that the customer reads too passes the promise guard (issue 5 §6). The default is kept with the table: no row is rewritten.
alter table interaction add column shared boolean not null default false;
