import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) }

/** Real logs of others are not part of the project: what reads them runs where the folder lies beside it. */
const hasFixtures = existsSync(fileURLToPath(new URL('../shared/fixtures', import.meta.url)))
if (!hasFixtures) console.warn('No ../shared/fixtures: the tests in *.fixtures.test.ts are left out.')

/** Everything: both engines for every test, and what takes long. Else what every change needs. */
const isAll = process.env.AIDE_TEST_ALL === '1'

/** What SQL itself has to give: they run on PostgreSQL too, in every run. */
const CONTRACT = [
  'tests/data/{engine,media-bytes,migrations,rows-by-ids}.test.ts',
  'tests/services/{search-library,cards-search,cards-change}.test.ts',
  'tests/services/{submit-entries,two-servers-agree,undo-redo,rehearsal}.test.ts',
  'tests/services/{retention-rollups,retention-sources,today-load}.test.ts',
  'tests/services/{import-anki,load-content}.test.ts',
  'tests/services/{library-list,library-edit-fact,reading-list,several-passages,conflicts-decide}.test.ts',
  'tests/services/{briefing-services,decks,settings-save,backup-restore,media}.test.ts',
]

/**
 * Kills, flipped bits, hostile texts, limits of time and memory: what they hold rarely breaks, and takes minutes to try.
 * Each file has a process of its own, because some measure what theirs takes.
 */
const LONG = [
  'tests/data/durability.test.ts',
  'tests/regressions/a-{killed-restore-lost-the-database,busy-postgres-held-every-request}.test.ts',
  'tests/regressions/damage-to-the-file-went-unnoticed.test.ts',
  'tests/regressions/{backup-and-restore-ended-in-a-stack-trace,answers-went-into-a-deleted-file}.test.ts',
  'tests/regressions/{a-small-pdf-filled-the-memory,a-models-endless-line-ended-the-server}.test.ts',
  'tests/regressions/{a-reader-outlived-the-server,late-answers-held-up-everything-else}.test.ts',
  'tests/regressions/{one-long-line-could-not-be-added,nothing-was-backed-up-by-itself}.test.ts',
  'tests/regressions/a-{markdown-file,page-of-one-paragraph}-stopped-the-server.test.ts',
  'tests/interchange/odd-packages.test.ts',
  'tests/services/{doctor-finds,linear-time,own-thread,worker-pool}.test.ts',
  'tests/eval/*.test.ts',
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
          // On a busy machine the longest take more than half of it.
          testTimeout: 60_000,
          // They are pure: loading every module once for each worker instead of each file takes a third of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'data',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...CONTRACT, ...LONG],
          // Loading all services once for each worker instead of each file takes a fifth of the processor time away.
          isolate: false,
          env: { AIDE_TEST_ENGINES: isAll ? 'sqlite postgres' : 'sqlite' },
          ...WITH_DATA,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: CONTRACT,
          isolate: false,
          env: { AIDE_TEST_ENGINES: 'sqlite postgres' },
          ...WITH_DATA,
        },
      },
      {
        extends: true,
        test: { name: 'long', include: LONG, env: { AIDE_TEST_ENGINES: 'sqlite postgres' }, ...WITH_DATA },
      },
    ],
  },
})
