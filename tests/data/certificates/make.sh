#!/bin/sh
# Makes the certificates of this folder with OpenSSL; run in an empty folder, then copy the .der files here.
# The keys are thrown away: nothing is ever signed or opened with them.
set -eu

cat > ca.cnf <<'CNF'
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
policy = any
copy_extensions = none
unique_subject = no
[any]
commonName = optional
CNF

: > index.txt
echo 5A17C0FFEE0123456789ABCDEF012345 > serial
openssl ecparam -genkey -name prime256v1 -noout -out ca.key
openssl req -x509 -new -key ca.key -subj "/O=Corpus/CN=Corpus authority" -days 3650 -out ca.pem

# issue NAME KEY-COMMAND SUBJECT SAN
issue() {
    sh -c "$2" > "$1.key"
    openssl req -new -key "$1.key" -subj "$3" -out "$1.csr"
    cat > "$1.ext" <<EXT
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,keyEncipherment
extendedKeyUsage = serverAuth,clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = $4
EXT
    openssl ca -batch -config ca.cnf -cert ca.pem -keyfile ca.key -in "$1.csr" -extfile "$1.ext" -notext \
        -startdate 20260101000000Z -enddate 20270101000000Z -out "$1.pem"
    openssl x509 -in "$1.pem" -outform DER -out "$1.der"
}

# Fifty pairs after the draft's sections 4 and 9; the pair that is looked for comes last, which is the longest way.
hundred=""
for i in $(seq 1 49); do
    hundred="${hundred}URI:sip:domain$i.example.org,DNS:host$i.example.org,"
done
hundred="${hundred}URI:sip:example.com,DNS:sip1.example.net"

issue rsa2048-uri-and-dns "openssl genrsa 2048" "/CN=sip1.example.net" "URI:sip:example.com,DNS:sip1.example.net"
issue ecp256-uri-and-dns "openssl ecparam -genkey -name prime256v1 -noout" "/CN=sip1.example.net" \
    "URI:sip:example.com,DNS:sip1.example.net"
issue ecp384-100-names "openssl ecparam -genkey -name secp384r1 -noout" "/CN=sip1.example.net" "$hundred"
