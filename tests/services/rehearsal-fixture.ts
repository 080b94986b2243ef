import { expect } from 'vitest'
import { DEFAULT_CHOICES, EMPTY_SCOPE, type RehearsalFormat } from '@/lib/domain/briefing/briefing'
import { progressOf } from '@/lib/domain/briefing/rehearsal/progress'
import type { RehearsalSheet } from '@/lib/domain/briefing/rehearsal/sheet'
import type { Rating } from '@/lib/domain/scheduling/memory'
import { DAY_MS } from '@/lib/domain/time/units'
import { localWorkspace } from '@/lib/services/authorise'
import { saveBriefing } from '@/lib/services/briefing/save-briefing'
import { loadContent } from '@/lib/services/content/load-content'
import { readContentFolder } from '@/lib/services/content/read-content'
import type { Context } from '@/lib/services/context'
import { answerRehearsal } from '@/lib/services/rehearsal/answer-rehearsal'
import type { RehearsalAnswerInput } from '@/lib/services/rehearsal/answer-schema'
import { loadRehearsal } from '@/lib/services/rehearsal/load-rehearsal'
import { startRehearsal } from '@/lib/services/rehearsal/start-rehearsal'
import type { Result } from '@/lib/services/result'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { newId } from '@/tests/support/entries'

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.message)
  return result.value
}

export const BRIEFED_ARTICLES = ['mostly-for-show', 'soft-shoe', 'kazakh-concerns'] as const

export const briefed = async (
  ctx: Context,
  inDays: number,
  formats: readonly RehearsalFormat[] = DEFAULT_CHOICES.formats,
) => {
  await loadContent(ctx.engine, localWorkspace(ctx), readContentFolder('content').articles, ctx.now)
  const saved = await saveBriefing(ctx, {
    title: 'Committee',
    at: ctx.now + inDays * DAY_MS,
    timeZone: 'Etc/UTC',
    place: null,
    audience: null,
    minutesPerDay: 20,
    choices: {
      ...DEFAULT_CHOICES,
      formats: [...formats],
      scope: { ...EMPTY_SCOPE, articleKeys: [...BRIEFED_ARTICLES] },
    },
  })
  return must(saved).id
}

export const started = async (ctx: Context, briefingId: string, minutes = 10): Promise<RehearsalSheet> => {
  const { id } = must(await startRehearsal(ctx, briefingId, { minutes }))
  return must(await loadRehearsal(ctx, id))
}

export const progressOfSheet = ({ questions, answers, minutes }: RehearsalSheet) =>
  progressOf(
    questions.map(({ item }) => item),
    answers,
    minutes,
  )

/** Answers what is up as the screen does: the review into the log, and the answer into the rehearsal. */
export const answerNext = async (ctx: Context, sheet: RehearsalSheet, rating: Rating, confidence: 1 | 2 | 3 = 2) => {
  const { up } = progressOfSheet(sheet)
  if (!up) throw new Error('nothing is asked')
  const { cardId, format } = up.item
  const reviewId = newId(ctx.now)
  const [result] = await submitEntries(ctx, [
    {
      kind: 'review',
      id: reviewId,
      cardId,
      at: ctx.now,
      rating,
      format,
      mode: 'rehearsal',
      questionMs: 4_000,
      answerMs: 2_000,
      fuzz: null,
      settingsId: sheet.settingsId,
    },
  ])
  expect(result?.status).toBe('stored')
  const answer: RehearsalAnswerInput = {
    id: newId(ctx.now),
    cardId,
    round: up.round,
    given: null,
    verdict: rating === 1 ? 'wrong' : 'right',
    confidence,
    reviewId,
    ms: 6_000,
    at: ctx.now,
  }
  return { answer, results: must(await answerRehearsal(ctx, sheet.id, [answer])) }
}
