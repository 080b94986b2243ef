import { join } from 'node:path'
import type { Engine } from '../data/engine/engine'
import { openEngine, type StorageSettings } from '../data/open'
import { loadedContent } from '../data/queries/content-state'
import type { Instant } from '../domain/ids'
import { homeLibrary } from './authorise'
import { type ContentLoad, loadContent } from './content/load-content'
import { ContentError, fingerprintOfFolder, readContent } from './content/read-content'
import { ensureHome, homeAsker } from './home'

export type StartSettings = StorageSettings & { readonly timeZone: string | null }

export type Started = {
  readonly engine: Engine
  /** What was loaded; null where the files have not changed since, or have errors: then the library stays as it was. */
  readonly content: ContentLoad | null
  readonly contentError: ContentError | null
}

/** The starter library's folder inside the project. */
export const contentFolder = (projectRoot = process.cwd()): string => join(projectRoot, 'content')

/**
 * Opens the data, makes the learner of a new installation and loads the starter library.
 * @throws what `openEngine` throws
 */
export const startUp = async (settings: StartSettings, now: Instant, folder = contentFolder()): Promise<Started> => {
  const engine = await openEngine(settings, now)
  try {
    const zone = settings.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    await ensureHome(engine, now, zone)
    const proof = homeLibrary({ engine, now, asker: await homeAsker(engine) })
    try {
      const sha256 = fingerprintOfFolder(folder)
      if ((await loadedContent(engine.read, proof.workspaceId)) === sha256) {
        return { engine, content: null, contentError: null }
      }
      const content = await loadContent(engine, proof, readContent(folder), now, sha256)
      return { engine, content, contentError: null }
    } catch (reason) {
      if (!(reason instanceof ContentError)) throw reason
      return { engine, content: null, contentError: reason }
    }
  } catch (reason) {
    await engine.close()
    throw reason
  }
}
