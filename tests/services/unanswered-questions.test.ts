import { expect, it } from 'vitest'
import { openUnanswered } from '@/lib/data/queries/rehearsal/unanswered-questions'
import { DAY_MS } from '@/lib/domain/time/units'
import { removeBriefing } from '@/lib/services/briefing/retire-briefing'
import type { Context } from '@/lib/services/context'
import { loadDebrief } from '@/lib/services/rehearsal/load-debrief'
import { addUnanswered, setUnansweredDone } from '@/lib/services/rehearsal/unanswered-questions'
import { onBothEngines } from '@/tests/support/engines'
import { later, newId } from '@/tests/support/entries'
import { briefed, must } from './rehearsal-fixture'
import { secondLearner } from './second-learner'

const toDo = async ({ engine, actor }: Context) =>
  (await openUnanswered(engine.read, actor.learnerId)).map(({ question }) => question)

onBothEngines('questions without a card', (open) => {
  const over = async () => {
    const { ctx } = await open()
    const briefingId = await briefed(ctx, 2)
    return { ctx, briefingId, after: later(ctx, 3 * DAY_MS) }
  }

  it('are kept once each, to be done until they are marked, and again when the mark is taken off', async () => {
    const { briefingId, after } = await over()
    const id = newId(after.now)
    const asked = { id, question: 'Who pays for the pipeline?' }
    must(await addUnanswered(after, briefingId, asked))
    expect(must(await addUnanswered(after, briefingId, { ...asked, question: 'Sent again' }))).toEqual([
      { ...asked, at: after.now, doneAt: null },
    ])
    expect(await toDo(after)).toEqual([asked.question])
    expect(must(await loadDebrief(after, briefingId)).questions).toEqual([{ ...asked, at: after.now, doneAt: null }])
    must(await setUnansweredDone(after, briefingId, { id, isDone: true }))
    expect(await toDo(after)).toEqual([])
    must(await setUnansweredDone(after, briefingId, { id, isDone: false }))
    expect(await toDo(after)).toEqual([asked.question])
  })

  it('are of a briefing that is over, of its own learner', async () => {
    const { ctx, briefingId, after } = await over()
    const asked = { id: newId(after.now), question: 'Who pays?' }
    expect(await addUnanswered(ctx, briefingId, asked)).toMatchObject({ ok: false, code: 'conflict' })
    const other = await secondLearner(after, 'same workspace')
    expect(await addUnanswered(other, briefingId, asked)).toMatchObject({ ok: false, code: 'not-found' })
    must(await addUnanswered(after, briefingId, asked))
    const mark = { id: asked.id, isDone: true }
    expect(await setUnansweredDone(other, briefingId, mark)).toMatchObject({ ok: false, code: 'not-found' })
    expect(await setUnansweredDone(after, briefingId, { ...mark, id: newId(after.now) })).toMatchObject({
      ok: false,
      code: 'not-found',
    })
    expect(await toDo(other)).toEqual([])
    must(await removeBriefing(after, briefingId))
    expect(await toDo(after)).toEqual([])
  })
})
