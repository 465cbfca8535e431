# One file for every app of infra/services.ts:
#
#   docker build -f docker/service.Dockerfile --build-arg APP=booking-core -t gomomo/booking-core:0.1.0 .
#
# Pin both images by digest in CI. The runtime has neither shell nor package manager.
ARG NODE_IMAGE=docker.io/library/node:24-bookworm-slim
ARG RUNTIME_IMAGE=gcr.io/distroless/nodejs24-debian13:nonroot

# What an installation depends on and nothing else, so that an edited source installs nothing anew.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /src
COPY . .
RUN mkdir /manifests && \
    find . -name package.json -exec cp --parents {} /manifests ';' && \
    cp --parents package-lock.json .npmrc tools/postinstall.mjs tools/prisma/*.mjs /manifests

FROM ${NODE_IMAGE} AS build
WORKDIR /src
COPY --from=manifests /manifests ./
# With the development packages: the page is built.
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev --no-progress
COPY . .
RUN node tools/postinstall.mjs && node apps/chat-web/build-page.ts
# All above is the same for every app.
ARG APP
RUN --mount=type=cache,target=/root/.npm node tools/build/main.ts "apps/${APP:?}" out
# A command in exec form cannot name a build argument, so the app has one path in every image.
RUN ln -s "apps/${APP}/src/main.ts" out/main.ts

FROM ${RUNTIME_IMAGE}
ARG APP
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="gomomo ${APP}" \
      org.opencontainers.image.version="${VERSION}"
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    NODE_OPTIONS="--max-old-space-size-percentage=75 --max-semi-space-size=16"
WORKDIR /app
COPY --from=build /src/out ./
USER 65532:65532
ENTRYPOINT ["/nodejs/bin/node"]
CMD ["main.ts"]
