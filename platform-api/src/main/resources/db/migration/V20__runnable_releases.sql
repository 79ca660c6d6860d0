-- Whether commands may run in a release: its own command, if it has one, has passed.
alter table release add column runnable boolean not null default true;
update release set runnable = false where status = 'PENDING';
alter table release alter column runnable drop default;
