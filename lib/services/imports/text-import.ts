import type { ImportOptions } from '../../domain/imports/import-options'
import type { ImportReport } from '../../domain/imports/import-report'
import type { Context } from '../context'
import { done, type Result } from '../result'
import { importContent, previewContent } from './import-content'
import { type Imported, type Importing, importPackage, previewImport } from './import-package'
import { isContent, type StagedImport } from './staged-package'

/** What importing a file would bring, without writing anything. */
export const previewStaged = (ctx: Context, staged: StagedImport, options: ImportOptions): Promise<ImportReport> =>
  isContent(staged) ? previewContent(ctx, staged) : previewImport(ctx, staged, options)

/** Imports a file of any kind in one transaction. */
export const importStaged = async (
  ctx: Context,
  staged: StagedImport,
  options: ImportOptions,
  importing: Importing = {},
): Promise<Result<Imported>> =>
  isContent(staged) ? done(await importContent(ctx, staged)) : importPackage(ctx, staged, options, importing)
