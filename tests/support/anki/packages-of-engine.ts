import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'

/** Anki's own engine as its makers publish it: a tool of tests only, in a folder outside the project. */
const PACKAGE = 'anki==26.9.3'
const FOLDER = join(tmpdir(), 'aide-anki-26.9.3')
const MINUTES = 60_000
const PYTHON = join(FOLDER, 'bin', 'python')

const isInstalled = (): boolean => {
  if (!existsSync(PYTHON)) return false
  try {
    execFileSync(PYTHON, ['-c', 'import anki.collection'], { stdio: 'ignore', timeout: 2 * MINUTES })
    return true
  } catch {
    return false
  }
}

const install = (): boolean => {
  try {
    execFileSync('python3', ['-m', 'venv', '--clear', FOLDER], { stdio: 'ignore', timeout: 2 * MINUTES })
    execFileSync(PYTHON, ['-m', 'pip', 'install', '--quiet', PACKAGE], { stdio: 'ignore', timeout: 5 * MINUTES })
    return isInstalled()
  } catch {
    return false
  }
}

const isReady = isInstalled() || install()
if (!isReady) {
  const reason = `Python 3 with ${PACKAGE} could not be installed in ${FOLDER}`
  if (process.env.CI) throw new Error(`Tests against Anki's engine must run under CI: ${reason}.`)
  console.warn(`Tests against Anki's engine are left out: ${reason}.`)
}

/** Describes how we read what Anki's engine wrote; left out, with a message, where it cannot be installed. */
export const describeAnkiPackages = describe.skipIf(!isReady)

/** What the collection holds that the packages were made of. */
export type MadeByAnki = {
  /** Seconds. */
  readonly crt: number
  readonly today: number
  readonly notes: readonly {
    readonly guid: string
    readonly type: string
    readonly fields: readonly string[]
    readonly tags: readonly string[]
  }[]
  readonly cards: readonly {
    readonly id: number
    readonly guid: string
    readonly ordinal: number
    readonly deck: string
    readonly interval: number
    readonly reps: number
    readonly lapses: number
    readonly stability: number | null
    readonly difficulty: number | null
    /** Seconds. */
    readonly lastReview: number | null
    /** HTML as Anki rendered it. */
    readonly question: string
    readonly answer: string
  }[]
  /** id, card, rating, interval, milliseconds, kind. */
  readonly reviews: readonly (readonly [number, number, number, number, number, number])[]
}

/** Writes new.apkg, old.apkg, new.colpkg and old.colpkg of one collection into a folder. The zone is UTC. */
export const writeWithAnki = (folder: string): MadeByAnki => {
  const script = fileURLToPath(new URL('./write_packages.py', import.meta.url))
  const env = { ...process.env, TZ: 'Etc/UTC' }
  return JSON.parse(execFileSync(PYTHON, [script, folder], { encoding: 'utf8', env })) as MadeByAnki // written by the script beside
}
