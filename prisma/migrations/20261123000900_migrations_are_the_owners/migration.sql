-- Which migrations ran is for their owner to write; the others may look.
revoke insert, update, delete on _prisma_migrations from bw_app, bw_finance_system;
