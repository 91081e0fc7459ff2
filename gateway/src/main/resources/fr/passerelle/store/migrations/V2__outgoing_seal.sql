-- S/MIME of outgoing mail (decision 0018).

alter table outbox add column awaits_seal boolean default false not null; -- its bytes are not fixed yet
alter table outbox add column departure bytea;                   -- the bytes it leaves as, where they are others

-- Certificates of correspondents, learnt from what they signed.
create table correspondent_certificate (
    address     varchar(320) not null,
    fingerprint bytea        not null,          -- SHA-256 of the certificate
    chain       bytea        not null,          -- DER, the person's first, then its authorities
    reads       varchar(20)  not null,          -- the best cipher they say they read
    expires_at  bigint       not null,
    seen_at     bigint       not null,
    primary key (address, fingerprint)
);
