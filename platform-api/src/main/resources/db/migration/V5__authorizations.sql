-- A key is an authorization: it has a scope, in Heroku's words with commas between, and may have an end.
alter table api_key
    add column scope text not null default 'global',
    add column expires_at timestamptz,
    add column updated_at timestamptz;
update api_key set updated_at = created_at;
alter table api_key alter column updated_at set not null;
create index api_key_by_account on api_key (account_id, created_at);
