import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import type { Context } from '@/lib/services/context'
import { backUpIfOlder, LEAST_BETWEEN_MS } from '@/lib/services/storage/back-up'

/**
 * Backs up before an import, unless that was done within half an hour. An import adds and is undone by removing what it
 * added, so it goes on if there is no backup; the log and the pages say so.
 */
export const beforeImport = async (ctx: Context): Promise<Context> => {
  const noBackup = await backUpIfOlder(env(), ctx.now, LEAST_BETWEEN_MS)
  if (noBackup !== null) log.warn(noBackup)
  return ctx
}
