import { expect, it } from 'vitest'
import { findLearner } from '@/lib/data/queries/learner/learner'
import { findRehearsal } from '@/lib/data/queries/rehearsal/rehearsals'
import { wrongAnswersGiven } from '@/lib/data/queries/retention/confused-answers'
import { undoAnswer } from '@/lib/domain/briefing/rehearsal/answering'
import { answerText } from '@/lib/domain/cards/sides'
import { anId } from '@/lib/domain/ids.fixture'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { answerRehearsal } from '@/lib/services/rehearsal/answer-rehearsal'
import type { RehearsalAnswerInput } from '@/lib/services/rehearsal/answer-schema'
import { endRehearsal } from '@/lib/services/rehearsal/end-rehearsal'
import { loadRehearsal } from '@/lib/services/rehearsal/load-rehearsal'
import { loadHistory, loadResults } from '@/lib/services/rehearsal/load-results'
import { startRehearsal } from '@/lib/services/rehearsal/start-rehearsal'
import { saveSettings } from '@/lib/services/settings/save-settings'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { later, newId } from '@/tests/support/entries'
import { answerNext, BRIEFED_ARTICLES, briefed, must, progressOfSheet, started } from './rehearsal-fixture'
import { secondLearner } from './second-learner'

onBothEngines('a rehearsal', (open) => {
  it('asks facts of the briefing only, each once, in formats that the briefing allows', async () => {
    const { ctx } = await open()
    const sheet = await started(ctx, await briefed(ctx, 5, ['typed']))
    expect(sheet.questions.length).toBeGreaterThan(5)
    expect(new Set(sheet.questions.map(({ item }) => item.factId)).size).toBe(sheet.questions.length)
    for (const { item, card, hint } of sheet.questions) {
      const keys: readonly string[] = [card.source.articleKey, ...(card.also ?? []).map(({ articleKey }) => articleKey)]
      expect(BRIEFED_ARTICLES.some((key) => keys.includes(key))).toBe(true)
      // A sentence is said aloud whatever the briefing allows: nobody can mark it right by its letters.
      if (item.format === 'spoken') expect(answerText(card).split(' ').length).toBeGreaterThan(1)
      else expect(item.format).toBe('typed')
      expect(hint).not.toBeNull()
    }
  })

  it('gives no hints on the last day', async () => {
    const { ctx } = await open()
    const sheet = await started(ctx, await briefed(ctx, 1))
    for (const { hint } of sheet.questions) expect(hint).toBeNull()
  })

  it('says how its questions are to be shown, as the settings are now', async () => {
    const { ctx } = await open()
    const sheet = await started(ctx, await briefed(ctx, 5))
    expect(sheet).toMatchObject({ contextLine: true })
    const learner = await findLearner(ctx.engine.read, ctx.actor.learnerId)
    if (!learner) throw new Error('there is no learner')
    const { contextLine, ...rest } = settingsTexts(learner)
    expect(contextLine).toBe('on')
    await saveSettings(ctx, rest)
    expect(must(await loadRehearsal(ctx, sheet.id))).toMatchObject({ contextLine: false })
  })

  it('goes on where it was left, after any interruption', async () => {
    const { ctx } = await open()
    const first = await started(ctx, await briefed(ctx, 5))
    await answerNext(ctx, first, 3)
    await answerNext(later(ctx, 10_000), must(await loadRehearsal(ctx, first.id)), 1)
    const tomorrow = later(ctx, DAY_MS)
    const again = must(await loadRehearsal(tomorrow, first.id))
    expect(again.answers).toHaveLength(2)
    expect(progressOfSheet(again)).toMatchObject({ recalled: 1, asked: 2, usedMs: 12_000, over: null })
    expect(progressOfSheet(again).open.slice(0, 4).at(-1)).toMatchObject({ round: 2 })
    expect(again.endedAt).toBeNull()
  })

  it('stores an answer that is sent twice once, and refuses another under its id', async () => {
    const { ctx } = await open()
    const sheet = await started(ctx, await briefed(ctx, 5))
    const { answer, results } = await answerNext(ctx, sheet, 3)
    expect(results).toEqual([{ id: answer.id, status: 'stored' }])
    const again = must(await answerRehearsal(later(ctx, 1_000), sheet.id, [answer, answer]))
    expect(again.map(({ status }) => status)).toEqual(['duplicate', 'duplicate'])
    const other = must(await answerRehearsal(ctx, sheet.id, [{ ...answer, verdict: 'wrong' }]))
    expect(other[0]?.status).toBe('conflict')
    expect(must(await loadRehearsal(ctx, sheet.id)).answers).toHaveLength(1)
  })

  it('ends by itself when everything is recalled, and readiness has risen', async () => {
    const { ctx } = await open()
    let sheet = await started(ctx, await briefed(ctx, 1, ['typed', 'spoken']), 5)
    let now = ctx
    for (let step = 0; progressOfSheet(sheet).up && step < 200; step += 1) {
      now = later(now, 6_000)
      await answerNext(now, sheet, step === 0 ? 1 : 3, step === 0 ? 3 : 2)
      sheet = must(await loadRehearsal(now, sheet.id))
    }
    expect(sheet.endedAt).toBe(now.now)
    const results = must(await loadResults(later(now, 60_000), sheet.id))
    expect(results.over).toBe('recalled')
    expect(results.questions[0]).toMatchObject({
      misses: 1,
      recalled: true,
      first: { confidence: 3, verdict: 'wrong' },
    })
    expect(results.rehearsal.score.points).toBe((sheet.questions.length - 1) * 2 - 6)
    expect(results.readiness.before.mean).toBe(0)
    expect(results.readiness.after.mean).toBeGreaterThan(results.readiness.before.mean)
    expect(must(await loadHistory(now, results.briefing.id))).toHaveLength(1)
  })

  it('ends the one that was left open when another begins, and starting twice with one id starts one', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 5)
    const first = await started(ctx, briefingId)
    const id = newId(ctx.now)
    must(await startRehearsal(later(ctx, 1_000), briefingId, { id, minutes: 5 }))
    must(await startRehearsal(later(ctx, 2_000), briefingId, { id, minutes: 5 }))
    expect((await findRehearsal(ctx.engine.read, ctx.actor.learnerId, first.id))?.endedAt).toBe(ctx.now + 1_000)
    expect(must(await loadHistory(ctx, briefingId)).map(({ id: each }) => each)).toEqual([id, first.id])
    must(await endRehearsal(later(ctx, 3_000), id))
    expect((await findRehearsal(ctx.engine.read, ctx.actor.learnerId, id))?.endedAt).toBe(ctx.now + 1_000)
  })

  it('takes an answer back with its review, whatever comes first, and stores that once', async () => {
    const { ctx } = await open()
    const sheet = await started(ctx, await briefed(ctx, 5, ['typed', 'spoken']))
    const { answer } = await answerNext(ctx, sheet, 3)
    const { cardId } = answer
    const memory = async () => {
      const { read } = ctx.engine
      return (await read.db.select().from(read.t.memories)).find((row) => row.cardId === cardId)
    }
    expect((await memory())?.reps).toBe(1)
    const at = later(ctx, 1_000)
    const { taken, entry } = undoAnswer({ ...answer, format: 'typed' }, at.now, () => newId(at.now))
    if (!entry) throw new Error('the review is not taken back')
    expect((await submitEntries(at, [entry]))[0]?.status).toBe('stored')
    const sent = { kind: 'void' as const, ...taken }
    expect(must(await answerRehearsal(at, sheet.id, [sent, sent])).map(({ status }) => status)).toEqual([
      'stored',
      'duplicate',
    ])
    expect(must(await answerRehearsal(at, sheet.id, [{ ...sent, voids: newId(at.now) }]))[0]?.status).toBe('conflict')
    expect(
      must(await answerRehearsal(at, sheet.id, [{ ...sent, id: newId(at.now), cardId: anId('x') }]))[0]?.status,
    ).toBe('refused')
    expect(await memory()).toBeUndefined()
    const again = must(await loadRehearsal(at, sheet.id))
    expect(again.answers).toEqual([])
    expect(progressOfSheet(again)).toEqual(progressOfSheet(sheet))
    expect(must(await loadResults(at, sheet.id)).rehearsal.score).toMatchObject({ asked: 0, points: 0 })
    const early = { ...answer, id: newId(at.now), reviewId: null }
    const before = { ...sent, id: newId(at.now), voids: early.id }
    expect(must(await answerRehearsal(at, sheet.id, [before, early])).map(({ status }) => status)).toEqual([
      'stored',
      'stored',
    ])
    expect(must(await loadRehearsal(at, sheet.id)).answers).toEqual([])
    await answerNext(later(at, 1_000), must(await loadRehearsal(at, sheet.id)), 3)
    expect(progressOfSheet(must(await loadRehearsal(at, sheet.id)))).toMatchObject({ asked: 1, recalled: 1 })
  })

  it('shows a wrong answer that was taken back in no list of wrong answers', async () => {
    const { ctx } = await open()
    const sheet = await started(ctx, await briefed(ctx, 5, ['typed']))
    const typed = sheet.questions.find(({ item }) => item.format === 'typed')
    if (!typed) throw new Error('nothing is typed')
    const up = typed
    const answer: RehearsalAnswerInput = {
      id: newId(ctx.now),
      cardId: up.item.cardId,
      round: 1,
      given: 'Atlantis',
      verdict: 'wrong',
      confidence: 2,
      reviewId: null,
      ms: 1_000,
      at: ctx.now,
    }
    must(await answerRehearsal(ctx, sheet.id, [answer]))
    const given = () => wrongAnswersGiven(ctx.engine.read, ctx.actor.learnerId)
    expect(await given()).toEqual([{ cardId: up.item.cardId, given: 'Atlantis' }])
    const { taken } = undoAnswer({ ...answer, format: 'typed' }, ctx.now, () => newId(ctx.now))
    must(await answerRehearsal(ctx, sheet.id, [{ kind: 'void', ...taken }]))
    expect(await given()).toEqual([])
  })

  it('opens again where the answer that ended it is taken back, unless another has begun since', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 1, ['spoken'])
    const ended = async (from: Context) => {
      let [sheet, now, last] = [await started(from, briefingId, 1), from, '']
      for (let step = 0; progressOfSheet(sheet).up && step < 60; step += 1) {
        now = later(now, 6_000)
        last = (await answerNext(now, sheet, 3)).answer.id
        sheet = must(await loadRehearsal(now, sheet.id))
      }
      expect(sheet.endedAt).not.toBeNull()
      const answer = sheet.answers.find(({ id }) => id === last)
      if (!answer) throw new Error('nothing was answered')
      const back = later(now, 1_000)
      const { taken } = undoAnswer(answer, back.now, () => newId(back.now))
      return { id: sheet.id, back, taken: { kind: 'void' as const, ...taken } }
    }
    const first = await ended(ctx)
    must(await answerRehearsal(first.back, first.id, [first.taken]))
    expect(must(await loadRehearsal(first.back, first.id)).endedAt).toBeNull()
    const open2 = must(await loadRehearsal(first.back, first.id))
    await answerNext(later(first.back, 5_000), open2, 3)
    expect(must(await loadRehearsal(first.back, first.id)).endedAt).toBe(first.back.now + 5_000)
    const second = await ended(later(first.back, 60_000))
    await started(later(second.back, 60_000), briefingId, 1)
    must(await answerRehearsal(later(second.back, 61_000), second.id, [second.taken]))
    expect(must(await loadRehearsal(second.back, second.id)).endedAt).not.toBeNull()
  })

  it('is nobody else’s to see or to answer', async () => {
    const { ctx } = await open()
    const sheet = await started(ctx, await briefed(ctx, 5))
    const other = await secondLearner(ctx, 'same workspace')
    expect(await loadRehearsal(other, sheet.id)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await endRehearsal(other, sheet.id)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await answerRehearsal(other, sheet.id, [])).toMatchObject({ ok: false, code: 'not-found' })
    expect(await loadResults(other, sheet.id)).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('is refused once the briefing has passed, and without facts', async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 5)
    const late = await startRehearsal(later(ctx, 6 * DAY_MS), briefingId, { minutes: 5 })
    expect(late).toMatchObject({ ok: false, code: 'invalid' })
    expect(await startRehearsal(ctx, 'no-briefing', { minutes: 5 })).toMatchObject({ ok: false, code: 'not-found' })
  })
})
