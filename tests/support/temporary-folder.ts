import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/**
 * A folder that is removed after the test that asks for it. A module's own `afterEach` would see to that in the first
 * file alone: modules are loaded once for all the files of a worker.
 */
export const temporaryFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'aide-test-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
