import { type ConsoleMessage, expect, test as plain } from '@playwright/test'
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

/** The same with a server and data of its own for each test: for tests that study or change the library. */
export const freshTest = test.extend<{ ownServer: RunningServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  ownServer: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.stop()
  },
  baseURL: ({ ownServer }, use) => use(ownServer.url),
})

export { expect }
