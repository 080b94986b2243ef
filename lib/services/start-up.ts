import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine, type StorageSettings, sqliteFileIn } from '../data/open'
import { loadedContent } from '../data/queries/content/content-state'
import type { Instant } from '../domain/ids'
import { localWorkspace } from './authorise'
import { ContentError, fingerprintOfFolder } from './content/content-files'
import { onLogAppended } from './events'
import { ensureHome, localActor, localContext } from './local-actor'
import { done, failed } from './result'
import { rollupsUpToDate } from './retention/rollup-keeper'
import { backUpIfOlder, LEAST_BETWEEN_MS } from './storage/back-up'
import { explain } from './storage/explain'

export { answersNobodyElse } from '../data/engine/yield-to-event-loop'
export { explain } from './storage/explain'

type StartSettings = StorageSettings & { readonly timeZone: string | null }

/** The starter library's folder inside the project. */
export const contentFolder = (projectRoot = process.cwd()): string => join(projectRoot, 'content')

const notUpdated = (reason: string): Error =>
  new Error(`The starter library has changed, but was not updated because your data could not be backed up. ${reason}`)

/**
 * Opens the data, makes the learner of a new installation and loads the starter library.
 * @returns `isNew`: nothing was there before (on PostgreSQL nobody asks); `content`: what was loaded, null where the files
 * have not changed since; `contentError`: why content that changed was not loaded, and the library stayed as it was
 * @throws what `openEngine` throws
 */
export const startUp = async (settings: StartSettings, now: Instant, folder = contentFolder()) => {
  const isNew = settings.databaseUrl === null && !existsSync(sqliteFileIn(settings.dataDir))
  const engine = await openEngine(settings, now)
  try {
    const zone = settings.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    await ensureHome(engine, now, zone)
    const actor = await localActor(engine)
    const started = { engine, isNew }
    const workspace = localWorkspace({ engine, now, actor })
    try {
      const sha256 = fingerprintOfFolder(folder)
      const loaded = await loadedContent(engine.read, workspace.workspaceId)
      if (loaded === sha256) return { ...started, content: null, contentError: null }
      // Most starts find the library as it is, and need nothing that reads it.
      const { readContent } = await import('./content/read-content')
      const { loadContent } = await import('./content/load-content')
      const articles = readContent(folder)
      const noBackup = loaded === null ? null : await backUpIfOlder(settings, now, LEAST_BETWEEN_MS)
      if (noBackup !== null) return { ...started, content: null, contentError: notUpdated(noBackup) }
      return { ...started, content: await loadContent(engine, workspace, articles, now, sha256), contentError: null }
    } catch (reason) {
      if (!(reason instanceof ContentError)) throw reason
      return { ...started, content: null, contentError: reason }
    }
  } catch (reason) {
    await engine.close()
    throw reason
  }
}

/**
 * Opens the data for one command, beside a server or without one, as that learner of this machine. Fails as `storage`
 * where the disk or the database does not allow it.
 */
export const openForCommand = async (settings: StartSettings, now: Instant) => {
  try {
    const { engine, contentError } = await startUp(settings, now)
    const ctx = { ...(await localContext(engine, now)), via: 'terminal' as const }
    let hasAppended = false
    onLogAppended(engine, () => {
      hasAppended = true
    })
    return done({
      ctx,
      /** In words: content files with errors (the library is as before). Null where all is well. */
      warning: contentError?.message ?? null,
      close: async () => {
        // The answers are stored. If this fails, the next start tries it again.
        if (hasAppended) await rollupsUpToDate(ctx).catch(() => undefined)
        await engine.close()
      },
    })
  } catch (reason) {
    const message = explain(reason)
    if (message === null) throw reason
    return failed('storage', message)
  }
}
