const TEST = '\\.(test|fixture)\\.tsx?$'
const own = (...folders) => `^lib/(${folders.join('|')})/`

/** From one layer to all own code but the layers it may use. */
const layer = (name, comment, from, mayUse) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: { path: '^(app|lib|tests|scripts)/', pathNot: mayUse },
})

/** The direction of imports that DESIGN gives; each rule says what is allowed. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or need a third; also if they need only types.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads to a file or an installed package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
    layer('domain-knows-only-itself', 'domain uses nothing of ours but domain', own('domain'), [own('domain')]),
    {
      name: 'domain-is-pure',
      comment: 'domain uses small pure libraries: no framework, no driver, nothing of Node. It runs in browsers too.',
      severity: 'error',
      from: { path: own('domain'), pathNot: TEST },
      to: {
        path: '.',
        pathNot: [
          own('domain'),
          '^node_modules/(ts-fsrs|zod|yaml|uuid|mdast-[a-z-]+|micromark-[a-z-]+|@types/mdast|@types/unist)/',
          '^node_modules/(wink-nlp|wink-eng-lite-web-model|approx-string-match|re2js|@scure/bip39)/',
        ],
      },
    },
    {
      name: 'fsrs-in-one-file',
      comment: 'ts-fsrs has traps; the one file that steps round them is the only one that may use it.',
      severity: 'error',
      from: { pathNot: ['^lib/domain/scheduling/fsrs\\.ts$', TEST] },
      to: { path: '^node_modules/ts-fsrs/' },
    },
    layer(
      'data-uses-domain',
      'data, sources and interchange use themselves and domain',
      own('data', 'sources', 'interchange'),
      [own('data', 'sources', 'interchange', 'domain')],
    ),
    layer('platform-uses-domain', 'platform uses itself and domain', own('platform'), [own('platform', 'domain')]),
    layer('services-look-down', 'services use everything below and nothing above', own('services'), [
      own('services', 'data', 'sources', 'interchange', 'platform', 'domain'),
    ]),
    layer('cli-over-services', 'the command line uses services, queries, platform and domain', own('cli'), [
      own('cli', 'services', 'data/queries', 'platform', 'domain'),
    ]),
    layer('app-over-services', 'screens and routes use services, queries, platform and domain', '^app/', [
      '^app/',
      own('services', 'data/queries', 'platform', 'domain'),
      // What a thrown error of the disk means, in words: both doors (routes and actions) map it.
      '^lib/data/engine/storage-failure\\.ts$',
    ]),
    {
      name: 'reading-in-a-process-of-its-own',
      comment:
        'What takes apart a text of any size and syntax runs in a worker process (lib/services/worker-pool.ts), or in a command: in the server it would keep everybody waiting.',
      severity: 'error',
      from: {
        path: '^(app|lib/services)/',
        pathNot: [
          '^lib/services/worker/',
          // Run by the reader process itself.
          '^lib/services/capture/highlight-file\\.ts$',
          // Used by the command line only.
          '^lib/services/articles/extract-file\\.ts$',
          TEST,
        ],
      },
      to: {
        // What a package was taken apart to: small, one note or card at a time.
        // The reviews of a package can only be read from an opened collection, which is not among them.
        pathNot: [
          '^lib/interchange/anki/(anki-package|card-history|import-problems|reviews|source-of-note|staged-note)\\.ts$',
          '^lib/interchange/own-anki-notes\\.ts$',
        ],
        path: [
          '^lib/sources/media/',
          '^lib/sources/(read-source|markdown|html|feed|pdf|docx|epub|decode)\\.ts$',
          // What only writes runs in the server, in small pieces: it reads nothing that another program made.
          '^lib/interchange/(?!(anki|text)-export/)',
          '^lib/domain/finder/find\\.ts$',
          '^lib/domain/drafting/(extract|find-drafts)\\.ts$',
          '^lib/domain/content/(re-anchor|relocate)\\.ts$',
          '^lib/domain/drafting/(autofix-draft|lint-fix)\\.ts$',
        ],
      },
    },
    {
      name: 'lib-knows-no-framework',
      comment: 'Next and React are for app; lib runs in the command line and in tests without them.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^node_modules/(next|react|react-dom)/' },
    },
    {
      name: 'shipped-without-test-code',
      comment: 'What is served uses no test code and no package that is for development only.',
      severity: 'error',
      from: { path: '^(app|lib)/|^(proxy|instrumentation|next\\.config)\\.ts$', pathNot: TEST },
      to: { path: ['^tests/', TEST] },
    },
    {
      name: 'shipped-without-dev-packages',
      comment: 'What is served uses packages that are installed where it is served.',
      severity: 'error',
      from: { path: '^(app|lib)/|^(proxy|instrumentation|next\\.config)\\.ts$', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    // Of the parsers only swc reads TypeScript 7. It does not say which imports are of types alone: no rule can exempt them.
    parser: 'swc',
    doNotFollow: { path: '^node_modules' },
    exclude: { path: '^(\\.next|next-env\\.d\\.ts)' },
  },
}
