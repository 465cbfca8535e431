# What stands in for the two bases of service.Dockerfile where no registry can be reached: Debian as
# debootstrap makes it, and the pinned Node. `npm run images` builds it; nothing of it is released.
FROM scratch AS debian
COPY debian /
# Whom this machine trusts, for an npm registry behind its own authority.
COPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt

FROM debian AS runtime
COPY node /nodejs/bin/node
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt

FROM debian AS build
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
