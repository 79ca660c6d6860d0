create table sni_endpoint (
    id uuid primary key,
    app_id uuid not null references app on delete cascade,
    name text not null,
    -- The digest of the chain, by which routes name it.
    certificate_id text not null,
    chain text not null,
    sealed_key bytea not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint sni_endpoint_name unique (app_id, name)
);
create index sni_endpoint_by_certificate on sni_endpoint (certificate_id);

alter table domain add column sni_endpoint_id uuid references sni_endpoint on delete set null;
create index domain_by_sni_endpoint on domain (sni_endpoint_id);

-- What the installation's own authority signed for the apps' own names.
create table local_certificate (
    hostname text primary key references domain (hostname) on delete cascade,
    certificate_id text not null,
    issuer_id text not null,
    chain text not null,
    sealed_key bytea not null,
    expires_at timestamptz not null
);
create index local_certificate_by_certificate on local_certificate (certificate_id);
