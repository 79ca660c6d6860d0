alter table dyno add column attached boolean not null default false;
alter table dyno add column sealed_environment bytea;
alter table dyno add column ends_at timestamptz;
