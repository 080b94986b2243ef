import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import type { Context } from '@/lib/services/context'
import { backUpIfChanged, backUpIfOlder, LEAST_BETWEEN_MS } from '@/lib/services/storage/back-up'

// An import adds and is undone by removing what it added, so it goes on if there is no backup; the log and pages say so.
const unlessFailed = (ctx: Context, noBackup: string | null): Context => {
  if (noBackup !== null) log.warn(noBackup)
  return ctx
}

/** Backs up before an article or highlights are imported, unless that was done within half an hour. */
export const beforeImport = async (ctx: Context): Promise<Context> =>
  unlessFailed(ctx, await backUpIfOlder(env(), ctx.now, LEAST_BETWEEN_MS))

/** Backs up before a collection of cards is imported, unless nothing has changed since the last backup. */
export const beforeCards = async (ctx: Context): Promise<Context> =>
  unlessFailed(ctx, await backUpIfChanged(env(), ctx))
