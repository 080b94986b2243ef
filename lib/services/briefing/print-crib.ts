import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getDocumentProxy } from 'unpdf'
import { composeCrib } from '../../domain/briefing/crib/compose'
import type { Crib, CribInput, CribOptions } from '../../domain/briefing/crib/crib'
import { MINUTE_MS } from '../../domain/time/units'
import { done, failed, type Result } from '../result'
import { cribDocument } from './crib-document'
import { findBrowser } from './find-browser'

const MOST_MS = MINUTE_MS
/** Tried in turn until the browser sets it on as many pages as were asked for. */
const ROOM_SHARES = [1, 0.95, 0.9, 0.8] as const

const NO_BROWSER =
  'No browser that can make a PDF was found. Install Chromium, Chrome or Edge, or use --format html and print it from any browser.'

/** Without a window, without a network, and with a profile of its own that is thrown away. */
const argumentsFor = (profile: string, page: string, pdf: string): readonly string[] => [
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-extensions',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // A sandbox cannot be made by root, and the page is our own.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--user-data-dir=${profile}`,
  '--no-pdf-header-footer',
  `--print-to-pdf=${pdf}`,
  pathToFileURL(page).href,
]

/** Runs the browser to its end. @returns what went wrong, or null */
const run = (browser: string, args: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: MOST_MS })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000)
    })
    child.on('error', (reason) => resolve(reason.message))
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(null)
      const last = said.trim().split('\n').at(-1) ?? ''
      resolve(signal === null ? `it exited with code ${code}. ${last}` : `it took more than ${MOST_MS / 1000} s.`)
    })
  })

const printed = async (browser: string, html: string): Promise<Result<Uint8Array>> => {
  const folder = await mkdtemp(join(tmpdir(), 'aide-crib-'))
  try {
    const [page, pdf] = [join(folder, 'crib.html'), join(folder, 'crib.pdf')]
    await writeFile(page, html)
    const problem = await run(browser, argumentsFor(join(folder, 'profile'), page, pdf))
    if (problem !== null) return failed('storage', `The browser ${browser} did not make a PDF: ${problem}`)
    return done(new Uint8Array(await readFile(pdf)))
  } finally {
    // The browser's own processes may still be closing files.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

const pagesOf = async (pdf: Uint8Array): Promise<number> => {
  // The reader takes the bytes for itself.
  const document = await getDocumentProxy(pdf.slice())
  const { numPages } = document
  await document.destroy()
  return numPages
}

export type PrintedCrib = {
  readonly pdf: Uint8Array
  /** What stands on it. */
  readonly crib: Crib
  readonly pages: number
}

/** A crib as PDF, by a browser of this machine; never on more pages than were asked for, if need be with fewer facts. */
export const printCrib = async (input: CribInput, options: CribOptions): Promise<Result<PrintedCrib>> => {
  const browser = findBrowser({ path: process.env.PATH ?? '', platform: process.platform })
  if (browser === null) return failed('not-found', NO_BROWSER)
  for (const share of ROOM_SHARES) {
    const crib = composeCrib(input, options, share)
    const pdf = await printed(browser, await cribDocument(crib))
    if (!pdf.ok) return pdf
    const pages = await pagesOf(pdf.value)
    if (pages <= options.pages) return done({ pdf: pdf.value, crib, pages })
  }
  return failed('invalid', 'The crib sheet does not fit on the paper. Shorten the title, the place or the audience.')
}
