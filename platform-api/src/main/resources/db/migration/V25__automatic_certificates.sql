-- Whether the app's custom domains get certificates by themselves.
alter table app add column acm boolean not null default false;
alter table app alter column acm drop default;

-- Whether the platform got it by itself, and replaces it in time.
alter table sni_endpoint add column managed boolean not null default false;
alter table sni_endpoint alter column managed drop default;

alter table domain add column acm_status text;
alter table domain add column acm_status_reason text;

-- The key that certificate authorities know this installation by.
create table acme_account (
    directory text primary key,
    sealed_key bytea not null,
    created_at timestamptz not null
);

-- When each domain next needs a certificate.
create table acme_order (
    domain_id uuid primary key references domain on delete cascade,
    attempts integer not null,
    attempt_id uuid,
    next_attempt_at timestamptz
);
create index acme_order_due on acme_order (next_attempt_at) where next_attempt_at is not null;

-- What routers answer to a certificate authority.
create table http_challenge (
    token text primary key,
    app_id uuid not null references app on delete cascade,
    domain_id uuid not null references domain on delete cascade,
    key_authorization text not null
);
create index http_challenge_of_app on http_challenge (app_id);
