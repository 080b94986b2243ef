import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '../../domain/ids'

const PREFIX = 'aide-export-'
const NAME = /^aide-export-(\d+)-[A-Za-z0-9_]+$/u

/** A new folder for what an export needs while it is made, named after this process. Whoever made it removes it. */
export const newTemporaryExport = (parent = tmpdir()): Promise<string> =>
  mkdtemp(join(parent, `${PREFIX}${process.pid}-`))

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (reason) {
    // It runs, for somebody else.
    return reason instanceof Error && 'code' in reason && reason.code === 'EPERM'
  }
}

/** In a container an earlier process often had the same id: what is older than this one is not of this one. */
const isOfRunning = (pid: number, changedAt: Instant): boolean =>
  pid === process.pid ? changedAt >= performance.timeOrigin : isRunning(pid)

/**
 * Removes folders of exports whose process was killed. What somebody else made is left
 * alone where the system says whose a folder is. @returns how many were removed
 */
export const removeLeftExports = async (now: Instant, parent = tmpdir()): Promise<number> => {
  let removed = 0
  for (const name of await readdir(parent).catch((): string[] => [])) {
    const match = NAME.exec(name)
    if (!match) continue
    const folder = join(parent, name)
    const found = await stat(folder).catch(() => null)
    const isOwn = found?.isDirectory() === true && found.uid === (process.getuid?.() ?? found.uid)
    const changedAt = found?.mtimeMs ?? now
    const isLeft = !isOfRunning(Number(match[1]), changedAt)
    if (!isOwn || !isLeft) continue
    // Another process may remove it at the same time.
    await rm(folder, { recursive: true, force: true })
    removed += 1
  }
  return removed
}
