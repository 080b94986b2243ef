import { expect, it, vi } from 'vitest'
import type { Engine } from '@/lib/data/engine/engine'
import { openEngine } from '@/lib/data/open'
import { rollupState, storedRollups, uncountedEntriesOf } from '@/lib/data/queries/retention/rollups'
import { DAY_MS } from '@/lib/domain/time/units'
import type { Context } from '@/lib/services/context'
import { openRetention } from '@/lib/services/retention/retention-model'
import { keepRollups, rollupsUpToDate } from '@/lib/services/retention/rollup-keeper'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later, newId } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { firstOf } from '@/tests/support/must'
import { rollupsCheck } from '@/tests/support/rollups-check'

const CARDS = 6

onBothEngines('the keeper of rollups', (open) => {
  const started = async () => {
    const opened = await open()
    await loadBridges(opened.ctx, CARDS)
    const cards = await firstCards(opened.ctx, CARDS)
    const first = firstOf(cards)
    const pattern = await answerOf(opened.ctx, first, 3)
    const answer = (i: number, at: number) => ({ ...pattern, id: newId(at), cardId: cards[i % CARDS] ?? first, at })
    return { ...opened, cards, answer }
  }
  const uncounted = async ({ engine, actor }: Context) =>
    (await uncountedEntriesOf(engine.read, actor.learnerId)).length
  const answersCounted = async ({ engine, actor }: Context) =>
    (await storedRollups(engine.read, actor.learnerId)).days.reduce((sum, { answers }) => sum + answers, 0)

  it('counts a burst of answers in one transaction, after it', async () => {
    const { ctx, answer } = await started()
    const failed = vi.fn()
    const kept = keepRollups(ctx.engine, ctx.actor, failed)
    for (let i = 0; i < 20; i++) await submitEntries(ctx, [answer(i, ctx.now + i)])
    expect(await uncounted(ctx)).toBe(20)
    await vi.waitFor(async () => expect(await uncounted(ctx)).toBe(0), { timeout: 50_000 })
    expect(await rollupState(ctx.engine.read, ctx.actor.learnerId)).toMatchObject({ revision: 1 })
    expect(await answersCounted(ctx)).toBe(20)
    await kept.stop()
    expect(failed).not.toHaveBeenCalled()
  })

  it('counts at its start what was left', async () => {
    const { ctx, answer } = await started()
    await submitEntries(ctx, [answer(0, ctx.now), answer(1, ctx.now)])
    const kept = keepRollups(ctx.engine, ctx.actor, () => undefined)
    await vi.waitFor(async () => expect(await uncounted(ctx)).toBe(0), { timeout: 50_000 })
    await kept.stop()
    expect(await answersCounted(ctx)).toBe(2)
  })

  it('says what fails, and tries it again after the next answer', async () => {
    const { ctx, answer } = await started()
    await submitEntries(ctx, [answer(0, ctx.now)])
    let isBroken = true
    const engine: Engine = {
      ...ctx.engine,
      write: (work) => (isBroken ? Promise.reject(new Error('no room')) : ctx.engine.write(work)),
    }
    const failed = vi.fn()
    const kept = keepRollups(engine, ctx.actor, failed)
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce(), { timeout: 50_000 })
    isBroken = false
    await submitEntries({ ...ctx, engine }, [answer(1, ctx.now)])
    await vi.waitFor(async () => expect(await uncounted(ctx)).toBe(0), { timeout: 50_000 })
    await kept.stop()
    expect(failed).toHaveBeenCalledOnce()
  })

  it('leaves a page that reads nothing to write where all is counted', async () => {
    const { ctx, answer } = await started()
    await submitEntries(ctx, [answer(0, ctx.now)])
    await rollupsUpToDate(ctx)
    let writes = 0
    const engine: Engine = {
      ...ctx.engine,
      write: (work) => {
        writes += 1
        return ctx.engine.write(work)
      },
    }
    const days = await (await openRetention({ ...ctx, engine })).days()
    expect(days.reduce((sum, { answers }) => sum + answers, 0)).toBe(1)
    expect(writes).toBe(0)
  })

  it('includes in what a page shows all that was committed before, with two writers and two keepers', async () => {
    const { ctx, answer, settings } = await started()
    const engine = await openEngine(settings, ctx.now)
    const other = { ...ctx, engine }
    const kept = [ctx, other].map((each) => keepRollups(each.engine, each.actor, (reason) => console.error(reason)))
    const writer = async (each: Context, from: number) => {
      for (let i = 0; i < 40; i++) {
        // Every third one is late, and every seventh is taken back.
        const sent = answer(i, each.now + (i % 3 === 0 ? from - DAY_MS * (i % 5) : from + i * 1000))
        await submitEntries(later(each, DAY_MS), [sent])
        if (i % 7 === 0) {
          const voidId = newId(each.now + i)
          await submitEntries(later(each, DAY_MS), [
            { kind: 'void', id: voidId, cardId: sent.cardId, at: each.now + DAY_MS, voids: sent.id },
          ])
        }
        if (i % 5 === 0) {
          await rollupsUpToDate(each)
          const uncounted = await uncountedEntriesOf(each.engine.read, each.actor.learnerId)
          expect(uncounted.map(({ id }) => id)).not.toContain(sent.id)
        }
      }
    }
    await Promise.all([writer(ctx, 0), writer(other, 500)])
    await rollupsUpToDate(other)
    expect(await uncounted(ctx)).toBe(0)
    expect((await rollupsCheck(ctx.engine, ctx.actor)).examples).toEqual([])
    expect(await answersCounted(ctx)).toBe(2 * (40 - 6))
    for (const each of kept) await each.stop()
    await engine.close()
  })
})
