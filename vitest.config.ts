import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) }

/** Real logs of others are not part of the project: what reads them runs where the folder lies beside it. */
const hasFixtures = existsSync(fileURLToPath(new URL('../shared/fixtures', import.meta.url)))
if (!hasFixtures) console.warn('No ../shared/fixtures: the tests in *.fixtures.test.ts are left out.')

/**
 * They assert how much processor time or memory their own process takes. Each has a process to itself: with what other
 * files left in memory, collecting garbage takes longer the longer a text is.
 */
const MEASURING = [
  'tests/eval/*.test.ts',
  'tests/services/{linear-time,own-thread,worker-pool}.test.ts',
  'tests/regressions/{late-answers-held-up-everything-else,one-long-line-could-not-be-added}.test.ts',
  'tests/regressions/a-{markdown-file,page-of-one-paragraph}-stopped-the-server.test.ts',
]

const WITH_DATA = {
  // Starts PostgreSQL where TEST_DATABASE_URL names none and it is installed, and makes what tests copy and start.
  globalSetup: ['tests/support/postgres.ts', 'tests/support/sqlite.ts', 'tests/support/reader-program.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  resolve: { alias },
  test: {
    // A test that names no data folder fails; it must not write into the one of whoever runs it.
    env: { AIDE_DATA_DIR: fileURLToPath(new URL('./package.json/none', import.meta.url)), AIDE_BACKUP_DIR: '' },
    // Data tests wait for disks and servers more than they compute.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'app/**/*.test.{ts,tsx}'],
          exclude: hasFixtures ? configDefaults.exclude : [...configDefaults.exclude, '**/*.fixtures.test.ts'],
          testTimeout: 20_000,
          // They are pure: loading every module once for each worker instead of each file takes a third of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'data',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...MEASURING],
          // Loading all services once for each worker instead of each file takes a fifth of the processor time away.
          isolate: false,
          ...WITH_DATA,
        },
      },
      { extends: true, test: { name: 'measuring', include: MEASURING, ...WITH_DATA } },
    ],
  },
})
