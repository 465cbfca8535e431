export const help = `npm test: formatter, lint, fences, types, every test, and, where everything is required, a torture of 90 s.

  npm test                              everything
  npm test -- libs/scheduling           only the tests below a path (no lint, no types)
  npm test -- --selectProjects unit     only one kind (unit, integration)

What this machine lacks (Chromium, Redis, Kafka) is skipped and said at the end.
  REQUIRE_ALL=1                         a missing part is a failure instead (CI); the stack is tortured too
  GOMOMO_TEST_POSTGRES_URL=...          superuser URL of a PostgreSQL to use instead of a throwaway one
  GOMOMO_TEST_OLD_POSTGRES=...          folder of initdb and postgres of an older release: the
                                        database tests run on it once more
  CHROMIUM_PATH=...                     a Chromium elsewhere than /usr/bin/chromium

The last line of the output is a plain count: N passed, N failed[, N skipped].
`;
