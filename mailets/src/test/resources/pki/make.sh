#!/bin/sh
# A small made-up public key infrastructure for tests: make.sh DIRECTORY
#
#   root.pem -> inter.pem -> one certificate (NAME.pem), key (NAME.key) and PKCS#12 file
#   (NAME.p12, password "essai") for each made-up person; stranger.pem hangs below a root of its
#   own (other-root.pem), outside.pem below an authority that may not be one.
#   crl/*.pem: revocation lists of 1 March 2026, good until 1 April 2026.
#   late/*.pem: the same, good until 15 February 2026.
#
# Everything is valid from 2026-01-01 to 2036-01-01 unless its name says otherwise.
set -eu
cd "$1"
FROM=20260101000000Z
TO=20360101000000Z

cat > ca.cnf <<'END'
[ca]
default_ca = authority
[authority]
database = $ENV::AUTHORITY/index.txt
serial = $ENV::AUTHORITY/serial
new_certs_dir = $ENV::AUTHORITY
crlnumber = $ENV::AUTHORITY/crlnumber
default_md = sha256
policy = anything
unique_subject = no
copy_extensions = none
[anything]
commonName = supplied
emailAddress = optional
[authority_ext]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[person]
keyUsage = critical,digitalSignature,keyEncipherment,keyAgreement
extendedKeyUsage = emailProtection
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = email:$ENV::MAIL
[server]
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = email:$ENV::MAIL
[enciphers]
keyUsage = critical,keyEncipherment
extendedKeyUsage = emailProtection
subjectAltName = email:$ENV::MAIL
[nameless]
keyUsage = critical,digitalSignature
extendedKeyUsage = emailProtection
[asked]
keyUsage = critical,digitalSignature
extendedKeyUsage = emailProtection
subjectAltName = email:$ENV::MAIL
authorityInfoAccess = OCSP;URI:http://ocsp.autorite.example/
[answers]
keyUsage = critical,digitalSignature
extendedKeyUsage = OCSPSigning
noCheck = ignored
[req]
distinguished_name = dn
[dn]
END

rsa() { openssl genpkey -quiet -algorithm RSA -pkeyopt "rsa_keygen_bits:$2" -out "$1.key" 2>/dev/null ||
        openssl genpkey -algorithm RSA -pkeyopt "rsa_keygen_bits:$2" -out "$1.key" 2>/dev/null; }
ec() { openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:$2" -pkeyopt ec_param_enc:named_curve -out "$1.key"; }

# authority NAME SUBJECT ISSUER SERIAL: a directory with what openssl ca keeps
authority() {
    mkdir -p "$1.d"
    : > "$1.d/index.txt"
    echo "$2" > "$1.d/serial"
    echo 01 > "$1.d/crlnumber"
}

# issue NAME SUBJECT ISSUER EXTENSIONS [option...]
issue() {
    name=$1 subject=$2 issuer=$3 extensions=$4
    shift 4
    openssl req -new -config ca.cnf -key "$name.key" -subj "$subject" -out "$name.csr"
    AUTHORITY="$issuer.d" openssl ca -batch -notext -config ca.cnf -cert "$issuer.pem" \
        -keyfile "$issuer.key" -in "$name.csr" -out "$name.pem" -extensions "$extensions" \
        -startdate $FROM -enddate $TO "$@" 2>>ca.log
}

self() {
    openssl req -new -config ca.cnf -key "$1.key" -subj "$2" -out "$1.csr"
    AUTHORITY="$1.d" openssl ca -batch -notext -config ca.cnf -selfsign -keyfile "$1.key" \
        -in "$1.csr" -out "$1.pem" -extensions authority_ext -startdate $FROM -enddate $TO 2>>ca.log
}

bundle() {
    openssl pkcs12 -export -inkey "$1.key" -in "$1.pem" -out "$1.p12" -passout pass:essai
}

export MAIL=nobody@nowhere.example AUTHORITY=none.d

rsa root 2048
rsa inter 2048
rsa lea 2048
rsa big 4096
rsa weak 1024
ec marc P-256
ec p384 P-384

authority root 01
self root "/CN=Racine d'essai"
authority inter 01
issue inter "/CN=Intermediaire d'essai" root authority_ext
cp root.key other-root.key
rsa other-root 2048
authority other-root 01
self other-root "/CN=Une autre racine"

person() {
    name=$1 MAIL=$2 extensions=$3
    export MAIL
    shift 3
    [ -f "$name.key" ] || cp lea.key "$name.key"
    issue "$name" "/CN=$name" inter "$extensions" "$@"
    bundle "$name"
}

LEA=lea@cpts-aunis.mssante.example
person lea $LEA person
person marc marc@chu-aunis.mssante.example person
person p384 $LEA person
person big $LEA person
person weak $LEA person
person revoked $LEA person
person expired $LEA person -enddate 20260201000000Z
person future $LEA person -startdate 20270101000000Z
person sha1 $LEA person -md sha1
person server $LEA server
person enciphers $LEA enciphers
person nameless $LEA nameless
person other someone.else@cpts-aunis.mssante.example person
# The key that replaced lea's in February.
rsa lea2 2048
person lea2 $LEA person -startdate 20260201000000Z

# The address in the subject only, as older authorities write it (RFC 8550 section 3).
cp lea.key subject.key
issue subject "/CN=subject/emailAddress=$LEA" inter nameless
bundle subject

# A certificate that says where its responder is, and those who may answer for its authority.
person asked $LEA asked
person answers nobody@nowhere.example answers
person late-answers nobody@nowhere.example answers -enddate 20260201000000Z
: > empty.txt
echo "unique_subject = no" > empty.txt.attr

# Outside: a person's certificate that signed another one.
MAIL=$LEA
cp lea.key outside.key
authority marc 01
issue outside "/CN=outside" marc person
bundle outside

cp lea.key stranger.key
issue stranger "/CN=stranger" other-root person
bundle stranger

AUTHORITY=inter.d openssl ca -config ca.cnf -cert inter.pem -keyfile inter.key \
    -revoke revoked.pem -crl_reason keyCompromise 2>>ca.log
cat root.pem inter.pem > chain.pem
mkdir crl late
for issuer in root inter; do
    AUTHORITY=$issuer.d openssl ca -config ca.cnf -cert $issuer.pem -keyfile $issuer.key -gencrl \
        -crl_lastupdate 20260301000000Z -crl_nextupdate 20260401000000Z -out crl/$issuer.pem 2>>ca.log
    AUTHORITY=$issuer.d openssl ca -config ca.cnf -cert $issuer.pem -keyfile $issuer.key -gencrl \
        -crl_lastupdate 20260201000000Z -crl_nextupdate 20260215000000Z -out late/$issuer.pem 2>>ca.log
done
