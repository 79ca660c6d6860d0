-- Apps stay open to all members of their teams, as they were.
alter table app add column locked boolean not null default false;
alter table app alter column locked drop default;
