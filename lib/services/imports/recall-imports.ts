import type { Engine } from '../../data/engine/engine'
import { importOfLearner } from '../../data/queries/imports/imports'
import { workspacesOf } from '../../data/queries/learner/learner'
import type { Instant, LearnerId } from '../../domain/ids'
import { keepOnlyMark, notedRuns } from '../run-mark'
import { removeStaged } from '../staging-folder'
import { type ImportMark, importMarkSchema, importRunOf, importRuns } from './import-state'

const WHEN: Readonly<Record<ImportMark['doing'], string>> = {
  sending: 'while the file was being sent',
  reading: 'while the file was being read',
  ready: 'before you started the import',
  importing: 'during the import',
}

/**
 * Recalls imports that an earlier server did not finish, so that each learner is told of theirs. One whose transaction was
 * stored has ended, even if nobody was told.
 */
export const recallImports = async (engine: Engine, dataDir: string, now: Instant): Promise<void> => {
  const all = await notedRuns(dataDir, 'imports', importMarkSchema, now)
  const marked = [...all].sort((a, b) => a.mark.at - b.mark.at)
  for (const { folder, mark } of marked) {
    const learnerId = mark.learnerId as LearnerId // written by `markRun`; another one finds nothing
    const { fileName, doing, at } = mark
    const run = importRunOf({ engine, actor: { learnerId } })
    if (run.folder !== null) await removeStaged(run.folder)
    const workspaceIds = await workspacesOf(engine.read, learnerId)
    const stored = doing === 'importing' ? await importOfLearner(engine.read, workspaceIds, learnerId, at) : null
    if (stored !== null) {
      const { id: importId, report } = stored
      run.folder = null
      run.state = report === null ? { kind: 'idle' } : { kind: 'ended', fileName, importId, report, isSeen: false }
      await removeStaged(folder)
      continue
    }
    await keepOnlyMark(folder)
    run.folder = folder
    const message = `The server stopped ${WHEN[doing]}. Nothing was imported. Choose the file again.`
    run.state = { kind: 'failed', fileName, message }
  }
}

/** Leaves what is noted of imports for the next start: the server ends, and they with it. */
export const leaveImports = (engine: Engine): void => {
  for (const run of importRuns(engine)) run.folder = null
}
