import { join } from 'node:path'
import type { Engine } from '../data/engine/engine'
import { openEngine, type StorageSettings } from '../data/open'
import type { Instant } from '../domain/ids'
import { homeLibrary } from './authorise'
import { ensureHome, homeAsker } from './home'
import { type ContentLoad, loadContent } from './load-content'
import { ContentError, readContent } from './read-content'

export type StartSettings = StorageSettings & { readonly timeZone: string | null }

export type Started = {
  readonly engine: Engine
  /** What was loaded; null where content files have errors: then the library stays as it was. */
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
    const asker = await homeAsker(engine)
    try {
      const articles = readContent(folder)
      const content = await loadContent(engine, homeLibrary({ engine, now, asker }), articles, now)
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
