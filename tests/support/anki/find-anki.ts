import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Anki's own engine as its makers publish it: a tool of tests only, in a folder outside the project. */
const PACKAGE = 'anki==26.9.3'
const FOLDER = join(tmpdir(), 'aide-anki-26.9.3')
const MINUTES = 60_000

/** The Python that has Anki's engine, installed on first use; a sentence that says why there is none. */
export const ankiPython = (): { readonly python: string } | { readonly missing: string } => {
  const python = join(FOLDER, 'bin', 'python')
  const works = () => {
    try {
      execFileSync(python, ['-c', 'import anki.collection'], { stdio: 'ignore', timeout: 2 * MINUTES })
      return true
    } catch {
      return false
    }
  }
  if (existsSync(python) && works()) return { python }
  try {
    execFileSync('python3', ['-m', 'venv', '--clear', FOLDER], { stdio: 'ignore', timeout: 2 * MINUTES })
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', PACKAGE], { stdio: 'ignore', timeout: 5 * MINUTES })
  } catch {
    return { missing: `Python 3 with ${PACKAGE} could not be installed in ${FOLDER}` }
  }
  return works() ? { python } : { missing: `${PACKAGE} is installed in ${FOLDER} and does not start` }
}
