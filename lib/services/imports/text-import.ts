import type { ImportOptions } from '../../domain/imports/import-options'
import type { ImportReport } from '../../domain/imports/import-report'
import type { Context } from '../context'
import { publish } from '../events'
import { done, failed, type Result } from '../result'
import { type Imported, type Importing, importPackage, previewImport } from './import-package'
import type { StagedImport } from './staged-package'
import { isStoppedExport, previewExport, writeExport } from './text-json'

/** What importing a file would bring, without writing anything. */
export const previewStaged = (ctx: Context, staged: StagedImport, options: ImportOptions): Promise<ImportReport> =>
  'exportBatches' in staged ? previewExport(ctx, staged, options.withScheduling) : previewImport(ctx, staged, options)

/** Imports a file of any kind in one transaction. */
export const importStaged = async (
  ctx: Context,
  staged: StagedImport,
  options: ImportOptions,
  importing: Importing = {},
): Promise<Result<Imported>> => {
  if (!('exportBatches' in staged)) return importPackage(ctx, staged, options, importing)
  const { withScheduling } = options
  try {
    const imported = await ctx.engine.write((tx) => writeExport(tx, ctx, staged, { ...importing, withScheduling }))
    if (imported.importId !== null) publish(ctx.engine, 'log-appended', ctx.actor)
    return done(imported)
  } catch (reason) {
    if (isStoppedExport(reason)) return failed('conflict', 'The import was stopped. Nothing was imported.')
    throw reason
  }
}
