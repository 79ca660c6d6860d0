-- The one account there was until now keeps all its rights.
alter table account add column admin boolean not null default true;
alter table account alter column admin drop default;
alter table account add column password_hash text;
alter table account add column last_login timestamptz;
-- The row stays, because releases, builds and the audit log name it; its address is free again.
alter table account add column deleted_at timestamptz;
alter table account drop constraint account_email_key;
create unique index account_email on account (email) where deleted_at is null;

-- Links with which an account's password is set.
create table password_reset (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    token_hash text not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create table team (
    id uuid primary key,
    name text not null constraint team_name unique,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table team_member (
    id uuid primary key,
    team_id uuid not null references team on delete cascade,
    account_id uuid not null references account on delete cascade,
    role text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (team_id, account_id)
);
create index team_member_by_account on team_member (account_id);

alter table app add column team_id uuid references team;
create index app_by_team on app (team_id);
create index app_by_owner on app (owner_id);

create table collaborator (
    id uuid primary key,
    app_id uuid not null references app on delete cascade,
    account_id uuid not null references account on delete cascade,
    permissions text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (app_id, account_id)
);
create index collaborator_by_account on collaborator (account_id);

-- Rows of the audit log are only ever added.
create function audit_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'rows of audit_event are only ever added';
end
$$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function audit_event_is_append_only();
create index audit_by_time on audit_event (at);
create index audit_by_account on audit_event (account_id, at);

create table app_transfer (
    id uuid primary key,
    app_id uuid not null references app on delete cascade,
    owner_id uuid not null references account,
    recipient_id uuid not null references account,
    state text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index app_transfer_by_owner on app_transfer (owner_id);
create index app_transfer_by_recipient on app_transfer (recipient_id);
create unique index app_transfer_pending on app_transfer (app_id) where state = 'PENDING';
