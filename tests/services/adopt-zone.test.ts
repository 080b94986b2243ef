import { expect, it } from 'vitest'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { adoptZone, newLearnersZone } from '@/lib/services/settings/adopt-zone'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'

onBothEngines('the time zone of a new learner', (open) => {
  it('is that of their browser, until they have chosen or answered', async () => {
    const { ctx, engine } = await open()
    await loadBridges(ctx, 5)
    const zone = async () => (await learnerOf(engine.read, ctx.actor.learnerId)).scheduling.timeZone
    expect(await newLearnersZone(ctx)).toEqual({ timeZone: await zone(), isGiven: true })
    expect(await adoptZone(ctx, 'Mars/Olympus')).toMatchObject({ ok: false, code: 'invalid' })
    expect(await adoptZone(later(ctx, 1_000), 'Europe/Brussels')).toMatchObject({ ok: true })
    expect(await newLearnersZone(ctx)).toEqual({ timeZone: 'Europe/Brussels', isGiven: false })
    expect(await adoptZone(later(ctx, 2_000), 'Asia/Tokyo')).toMatchObject({ ok: false, code: 'conflict' })
    expect(await zone()).toBe('Europe/Brussels')
  })

  it('stays once they have answered a card', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, 5)
    const [card] = await firstCards(ctx, 1)
    if (!card) throw new Error('the library has no cards')
    await submitEntries(ctx, [await answerOf(ctx, card, 3)])
    expect(await newLearnersZone(ctx)).toBeNull()
    expect(await adoptZone(ctx, 'Asia/Tokyo')).toMatchObject({ ok: false, code: 'conflict' })
  })
})
