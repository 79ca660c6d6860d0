-- Who is invited to a team, by a link; the address may have no account yet.
create table team_invitation (
    id uuid primary key,
    team_id uuid not null references team on delete cascade,
    email text not null,
    role text not null,
    token_hash text not null unique,
    inviter_id uuid not null references account,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    expires_at timestamptz not null,
    unique (team_id, email)
);

-- Features that somebody has switched; those without a row are as they come.
create table app_feature (
    app_id uuid not null references app on delete cascade,
    name text not null,
    enabled boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (app_id, name)
);

create table account_feature (
    account_id uuid not null references account on delete cascade,
    name text not null,
    enabled boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (account_id, name)
);
