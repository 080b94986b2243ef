import { importOfId, importOfLearner } from '../../data/queries/imports/imports'
import type { ImportReport } from '../../domain/imports/import-report'
import type { Context } from '../context'
import { importRunOf } from './import-state'

/** What an import came to; without an id where nothing was new. */
export type LastImport = {
  readonly fileName: string
  readonly importId: string | null
  readonly report: ImportReport
}

/** The actor's latest import that was not undone, also of an earlier server; null if there is none. */
export const lastImport = async (ctx: Context): Promise<LastImport | null> => {
  const { state } = importRunOf(ctx)
  const { engine, actor } = ctx
  if (state.kind === 'ended') {
    const known = state.importId === null ? null : await importOfId(engine.read, actor.workspaceIds, state.importId)
    if (known === null || known.undoneAt === null) return state
  }
  const stored = await importOfLearner(engine.read, actor.workspaceIds, actor.learnerId)
  if (stored === null) return null
  return { fileName: stored.fileName, importId: stored.id, report: stored.report }
}

/** Notes that the actor has seen what the import came to: the next visit begins another one. */
export const importWasSeen = (ctx: Context): void => {
  const run = importRunOf(ctx)
  if (run.state.kind === 'ended') run.state = { ...run.state, isSeen: true }
}
