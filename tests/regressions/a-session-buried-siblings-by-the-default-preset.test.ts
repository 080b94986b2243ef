import { expect, it } from 'vitest'
import { openSession, type ReviewSession } from '@/lib/domain/session/review-session'
import { counts } from '@/lib/domain/session/running-queue'
import { sessionAfter } from '@/lib/domain/session/session-events'
import type { Context } from '@/lib/services/context'
import { importPackage } from '@/lib/services/imports/import-package'
import { loadSession } from '@/lib/services/study/load-session'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { ankiPackageOf, stagedOf } from '@/tests/support/anki-package'
import { onBothEngines } from '@/tests/support/engines'
import { later, newId } from '@/tests/support/entries'
import { presetFor } from '../services/preset-fixture'

const NOTES = ['Stone', 'Iron', 'Wood'].map((name, i) => ({
  guid: name,
  front: `${name} Bridge`,
  back: `over river ${i}`,
  cards: [{}, {}],
}))

/** New cards with their reversed ones: siblings bury each other by default. */
const started = async (ctx: Context) => {
  const result = await importPackage(ctx, stagedOf(ankiPackageOf(NOTES)), { withScheduling: true, deck: null })
  if (!result.ok) throw new Error(result.message)
}

const easy = (session: ReviewSession, at: number) => {
  const moment = { at, seenMs: 1_000, newId: () => newId(at) }
  const shown = sessionAfter(session, { kind: 'show', typed: null }, moment)
  const graded = shown && sessionAfter(shown.session, { kind: 'grade', rating: 4 }, moment)
  if (!graded) throw new Error('nothing to grade')
  return graded
}

onBothEngines('a card whose preset buries nothing', (open) => {
  it('stays in the running session after its sibling was answered, as in one that is loaded again', async () => {
    const { ctx } = await open()
    await started(ctx)
    await presetFor(ctx, 'All at once', 'Bridges', { buryNewSiblings: '' })
    for (const scope of [{}, { deck: 'Bridges' }]) {
      const session = openSession(await loadSession(ctx, scope))
      expect(counts(session.state.queue, ctx.now).new).toBe(6)
      const { session: after } = easy(session, ctx.now + 1_000)
      expect(counts(after.state.queue, ctx.now).new).toBe(5)
    }
    const { entries } = easy(openSession(await loadSession(ctx)), ctx.now + 1_000)
    await submitEntries(later(ctx, 2_000), entries as Parameters<typeof submitEntries>[1])
    expect((await loadSession(later(ctx, 3_000))).counts.new).toBe(5)
  })

  it('is buried in a deck whose preset does not, if its own preset does', async () => {
    const { ctx } = await open()
    await started(ctx)
    await presetFor(ctx, 'All at once', 'Bridges', { buryNewSiblings: '' })
    const names = new Set((await loadSession(ctx)).presets?.map(({ burying }) => burying?.buryNewSiblings))
    expect(names).toEqual(new Set([false]))
    const { queueSettings } = await loadSession(ctx, { deck: 'Bridges' })
    expect(queueSettings.buryNewSiblings).toBe(true)
  })
})
