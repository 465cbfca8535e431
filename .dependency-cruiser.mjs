/**
 * The second net under ESLint's boundaries: it also sees `import('x')` types and template imports.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-undeclared',
      comment: 'a package that its project does not declare',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'apps-stay-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/all-in-one/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/chat-web/dist/'] },
    },
    {
      name: 'only-a-libs-index',
      comment:
        'reach into a lib by its index only, or by an entry of its own that the page can carry',
      severity: 'error',
      from: { path: '^(apps|libs|tools|examples)/([^/]+)/' },
      to: {
        path: '^libs/[^/]+/src/(?!index\\.ts$)',
        pathNot: ['^$1/$2/', '^libs/contracts/src/opening\\.ts$'],
      },
    },
    {
      name: 'testing-in-specs-only',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.tsx?$', '/test/', '^libs/testing/'] },
      to: { path: '^(libs/testing|tools)/' },
    },
    {
      name: 'pure-libs-do-no-io',
      severity: 'error',
      from: {
        path: '^libs/(kernel|contracts|icalendar|scheduling|understanding|dialogue)/src/',
        pathNot: ['\\.spec\\.ts$', '/publish\\.ts$'],
      },
      to: {
        path: 'node_modules/(pg|@prisma|kafkajs|express|ioredis|openai|twilio|@?googleapis|google-auth-library|xlsx)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|\\.data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
