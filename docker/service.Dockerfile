# One file for every app of infra/services.ts, and for the commands of an operator:
#
#   docker build -f docker/service.Dockerfile --build-arg APP=booking-core -t gomomo/booking-core:0.1.0 .
#   docker build -f docker/service.Dockerfile --target operator -t gomomo/operator:0.1.0 .
#
# Both bases are pinned; the runtime has neither shell nor package manager. A renewed one is looked at first:
#   cosign verify gcr.io/distroless/nodejs24-debian13:nonroot --certificate-oidc-issuer https://accounts.google.com \
#     --certificate-identity keyless@distroless.iam.gserviceaccount.com
ARG NODE_IMAGE=docker.io/library/node:24.21.0-bookworm-slim@sha256:2fe369e969550cde8e867afc3fe370b260140cab4a23d467074295b42163d553
ARG RUNTIME_IMAGE=gcr.io/distroless/nodejs24-debian13:nonroot@sha256:9eeb7f5887d0e239e78264b06f7f11d2e14be534050481803a9e4728fcdd278e

# What an installation depends on and nothing else, so that an edited source installs nothing anew.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /src
COPY . .
# What only developers run stays out, with the packages that it alone needs.
RUN rm -rf apps/all-in-one libs/embedded libs/testing && mkdir /manifests && \
    find apps libs infra -name package.json -exec cp --parents {} /manifests ';' && \
    cp --parents package.json package-lock.json .npmrc tools/postinstall.mjs tools/prisma/*.mjs /manifests

FROM ${NODE_IMAGE} AS build
WORKDIR /src
COPY --from=manifests /manifests ./
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --workspaces --include-workspace-root=false --no-progress
COPY . .
RUN node tools/postinstall.mjs && node apps/chat-web/build-page.ts
# All above is the same for every app.
ARG APP
# A command in exec form cannot name a build argument, so the app has one path in every image.
RUN node tools/build/main.ts "apps/${APP:?}" /app && ln -s "apps/${APP}/src/main.ts" /app/main.ts

# An operator's commands need a package that no service has: pg-copy-streams.
FROM ${NODE_IMAGE} AS operator-build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --workspace tools --include-workspace-root=false --no-progress
RUN node tools/postinstall.mjs && node tools/build/main.ts operator /app

# What Node makes of the code, kept for every start: some 20 MB and half the time of loading, in each process. By the Node
# and the user that read it; on a processor with other instructions than the builder's V8 compiles anew, without types.
FROM ${RUNTIME_IMAGE} AS code
COPY --from=build /app /app
COPY --from=build /src/tools/build/keep-code.ts /tmp/
USER 65532:65532
RUN ["/nodejs/bin/node", "/tmp/keep-code.ts", "/app", "/tmp/code"]

# With a shell, npm and tar: an operator works in it, and copies an export into it (kubectl cp).
FROM ${NODE_IMAGE} AS operator
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="gomomo operator" \
      org.opencontainers.image.version="${VERSION}"
ENV NODE_ENV=production \
    HOME=/tmp \
    NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR /app
COPY --from=operator-build /app ./
USER 65532:65532
CMD ["sleep", "infinity"]

FROM ${RUNTIME_IMAGE}
ARG APP
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="gomomo ${APP}" \
      org.opencontainers.image.version="${VERSION}"
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    NODE_COMPILE_CACHE=/app/code \
    NODE_OPTIONS="--max-old-space-size-percentage=75 --max-semi-space-size=16" \
    MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=131072 \
    MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
COPY --from=build /app ./
COPY --from=code /tmp/code ./code
USER 65532:65532
ENTRYPOINT ["/nodejs/bin/node"]
CMD ["main.ts"]
