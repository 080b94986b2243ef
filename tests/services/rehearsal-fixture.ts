import type { ReviewId } from '@/lib/domain/ids'
import type { Confidence, LogEntry } from '@/lib/domain/scheduling/log'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { openSession } from '@/lib/domain/session/review-session'
import { sessionAfter } from '@/lib/domain/session/session-events'
import { localWorkspace } from '@/lib/services/authorise'
import { loadContent } from '@/lib/services/content/load-content'
import { readContentFolder } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { startRehearsal } from '@/lib/services/rehearsal/start-rehearsal'
import { entriesSchema } from '@/lib/services/study/entry-schema'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { newId } from '@/tests/support/entries'
import { must } from '@/tests/support/must'
import { savedBriefing } from '@/tests/support/saved-briefing'

export const BRIEFED_ARTICLES = ['mostly-for-show', 'soft-shoe', 'kazakh-concerns'] as const

export const briefed = async (ctx: Context, inDays: number) => {
  await loadContent(ctx.engine, localWorkspace(ctx), readContentFolder('content').articles, ctx.now)
  return (await savedBriefing(ctx, inDays, { articleKeys: [...BRIEFED_ARTICLES] }, { minutesPerDay: 20 })).id
}

/** Begins a rehearsal, and gives its id. */
export const started = async (ctx: Context, briefingId: string, minutes = 10): Promise<string> =>
  must(await startRehearsal(ctx, briefingId, minutes)).id

/** Sends entries as the browser does: as JSON that the interface reads. */
export const send = (ctx: Context, entries: readonly LogEntry[]) =>
  submitEntries(ctx, entriesSchema.parse(JSON.parse(JSON.stringify({ entries }))).entries)

/** Answers what is up in a rehearsal as the screen does. */
export const answerNext = async (ctx: Context, rehearsalId: string, rating: Rating, confidence: Confidence = 2) => {
  const moment = { at: ctx.now, seenMs: 3_000, newId: () => newId(ctx.now) as ReviewId }
  const session = openSession(await loadSession(ctx, { rehearsalId }))
  const shown = sessionAfter(session, { kind: 'show', typed: null, confidence }, moment)
  const move = shown && sessionAfter(shown.session, { kind: 'grade', rating }, moment)
  const [entry] = move?.entries ?? []
  if (!move || !entry) throw new Error('nothing is asked')
  return { entry, results: await send(ctx, move.entries) }
}
