import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, chromiumPath } from './tests/support/chromium'

// Servers are started on folders of their own. Whatever names none fails, and leaves the user's data alone.
process.env.AIDE_DATA_DIR = fileURLToPath(new URL('./package.json/none', import.meta.url))
process.env.AIDE_BACKUP_DIR = ''

const executablePath = chromiumPath()

/** One journey through each screen, and what only a browser can show: they run with every change, but for `@all`. */
const JOURNEYS =
  /\/(?:review|review-acts|rehearsal|today|cards|briefings|crib|conflicts|settings|history|pause|import-anki|export|capture|add-article|new-card|own-cards|media|occlusion|outbox|one-outbox|offline-session|session-reload|study-more|screen-reader|key-at-once|unsaved|safety|api|storage)\.spec\.ts$/
/** All of them, with every screen in every mode, phones, starts and hours of study, run before a release. */
const isAll = process.env.AIDE_TEST_ALL === '1'

/** Every spec starts the built application itself, on a folder of its own: `tests/support/server.ts`. */
export default defineConfig({
  testDir: 'tests/e2e',
  ...(isAll ? {} : { testMatch: JOURNEYS, grepInvert: /@all/ }),
  globalSetup: './tests/support/loaded-library.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  // How long something may take is asserted where it matters; a machine with much else to do is no failure.
  expect: { timeout: 15_000 },
  // Servers and browsers share the cores with the tests.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Where many machines share the cores a test may meet a moment without any; `scripts/tests-run.mjs` names those.
  retries: process.env.CI ? 1 : 0,
  use: {
    browserName: 'chromium',
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath === null ? {} : { executablePath }) },
    // Which messages and dates a page shows must not follow the machine.
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    screenshot: 'only-on-failure',
    // Pages are saved in the background by a service worker, which answers in place of the server. Only the tests of
    // what works offline have one: `offline*.spec.ts`.
    serviceWorkers: 'block',
  },
})
