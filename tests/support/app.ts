import { type ConsoleMessage, expect, test as plain } from '@playwright/test'
import { present } from '@/tests/support/must'
import { type RunningServer, startServer } from './server'

type ForTest = {
  /** What pages may say as an error in this test; all else that they say as an error fails it. */
  expectedErrors: RegExp[]
  watched: undefined
}

const isTrouble = (message: ConsoleMessage): boolean => message.type() === 'error'

/**
 * Playwright's `test` with the built application: `server` runs for all tests of a worker, and addresses are its own.
 * A page that logs an error (a script that the policy refused, a failed hydration) fails its test.
 */
export const test = plain.extend<ForTest, { server: RunningServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ server }, use) => use(server.url),
  expectedErrors: [[], { option: true }],
  watched: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = []
      const note = (text: string) => {
        if (!expectedErrors.some((expected) => expected.test(text))) errors.push(text)
      }
      context.on('console', (message) => isTrouble(message) && note(`${message.text()} (${message.location().url})`))
      context.on('weberror', (error) => note(String(error.error())))
      await use(undefined)
      expect(errors, 'errors that pages logged').toEqual([])
    },
    { auto: true },
  ],
})

/**
 * The same with data of its own for each test: for tests that study or change the library. The worker's second server
 * opens a copy of the library that was loaded once, unless a test ended it.
 */
export const freshTest = test.extend<{ ownServer: RunningServer }, { reopened: { server: RunningServer | null } }>({
  reopened: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const held: { server: RunningServer | null } = { server: null }
      await use(held)
      await held.server?.stop()
    },
    { scope: 'worker' },
  ],
  ownServer: async ({ reopened }, use) => {
    const libraryDir = present(process.env.TEST_LOADED_LIBRARY)
    const server = reopened.server ?? (await startServer({ reopens: true }))
    await server.reopen(libraryDir)
    reopened.server = server
    void server.ended.then(() => {
      if (reopened.server === server) reopened.server = null
    })
    await use(server)
  },
  baseURL: ({ ownServer }, use) => use(ownServer.url),
})

export { expect }
