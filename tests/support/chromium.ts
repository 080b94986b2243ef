import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The shell first: it draws the same pages, and spends nothing on windows that nobody sees. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of the browser for the tests: AIDE_CHROMIUM, or the first of these on PATH; null for none. */
export const chromiumPath = (): string | null => {
  if (process.env.AIDE_CHROMIUM) return process.env.AIDE_CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null
}

/** No sandbox: tests run as root in containers, and open nothing but this project's own pages. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
