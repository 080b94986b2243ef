import { systemClock } from '@/lib/platform/clock'
import { describeProblems, parseEnv, type Settings } from '@/lib/platform/env'
import type { Context } from '@/lib/services/context'
import type { Result } from '@/lib/services/result'
import { openForCommand } from '@/lib/services/start-up'
import { backUpIfOlder, LEAST_BETWEEN_MS } from '@/lib/services/storage/back-up'
import { complain, io, say } from './terminal'

/** What a command ends with: 0 all is well, 1 it failed or found something, 2 it was used wrongly. */
export type ExitCode = 0 | 1 | 2

/** Runs `work` with the settings of the environment; wrong ones end the command. */
export const withSettings = async (work: (settings: Settings) => Promise<ExitCode>): Promise<ExitCode> => {
  const parsed = parseEnv(io().env)
  if (parsed.ok) return work(parsed.value)
  complain(describeProblems(parsed.problems))
  return 2
}

/**
 * Runs `work` with the data opened, beside a server or without one, and closes it afterwards. With `backUpFirst` the
 * data is backed up before, unless that was done within half an hour; where it cannot be, that is said.
 */
export const withData = (
  work: (ctx: Context) => Promise<ExitCode>,
  { backUpFirst = false }: { readonly backUpFirst?: boolean } = {},
): Promise<ExitCode> =>
  withSettings(async (settings) => {
    const opened = await openForCommand(settings, systemClock())
    if (!opened.ok) {
      complain(opened.message)
      return 1
    }
    const { ctx, warning, close } = opened.value
    if (warning !== null) complain(warning)
    try {
      const noBackup = backUpFirst ? await backUpIfOlder(settings, ctx.now, LEAST_BETWEEN_MS) : null
      if (noBackup !== null) complain(noBackup)
      return await work(ctx)
    } finally {
      await close()
    }
  })

/** Says what came of it, or why nothing did. */
export const told = <T>(result: Result<T>, words: (value: T) => readonly string[]): ExitCode => {
  if (!result.ok) {
    complain(result.message)
    return 1
  }
  for (const line of words(result.value)) say(line)
  return 0
}
