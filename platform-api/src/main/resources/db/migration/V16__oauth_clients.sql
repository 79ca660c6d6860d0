-- A program that asks users for access to their accounts.
create table oauth_client (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    name text not null,
    redirect_uri text not null,
    secret_hash text not null constraint oauth_client_secret unique,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index oauth_client_by_account on oauth_client (account_id, created_at);

-- That an account lets a client act for it.
create table oauth_authorization (
    id uuid primary key,
    client_id uuid not null references oauth_client on delete cascade,
    account_id uuid not null references account on delete cascade,
    description text not null,
    scope text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (client_id, account_id)
);
create index oauth_authorization_by_account on oauth_authorization (account_id, created_at);

-- A code for tokens. Once it is used, it is the session that its tokens belong to, and they end with it.
create table oauth_grant (
    id uuid primary key,
    authorization_id uuid not null references oauth_authorization on delete cascade,
    code_hash text not null constraint oauth_grant_code unique,
    scope text not null,
    -- Who redeems the code must know what this is the digest of (RFC 7636).
    code_challenge text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index oauth_grant_by_authorization on oauth_grant (authorization_id);

-- One that was used stays until its end, so that it is recognized if it comes again.
create table oauth_refresh_token (
    id uuid primary key,
    grant_id uuid not null references oauth_grant on delete cascade,
    token_hash text not null constraint oauth_refresh_token_hash unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index oauth_refresh_token_by_grant on oauth_refresh_token (grant_id);

-- An access token is a key that belongs to a grant.
alter table api_key add column grant_id uuid references oauth_grant on delete cascade;
create index api_key_by_grant on api_key (grant_id) where grant_id is not null;
