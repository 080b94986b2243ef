import { expect, it } from 'vitest'
import { EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { scopeInputSchema } from '@/lib/services/briefing/briefing-input'
import { countScope } from '@/lib/services/briefing/scope-of-briefing'
import type { Context } from '@/lib/services/context'
import { submitEntries } from '@/lib/services/study/submit-entries'
import { onBothEngines } from '@/tests/support/engines'
import { answerOf, firstCards, later } from '@/tests/support/entries'
import { loadBridges } from '@/tests/support/library'
import { savedBriefing } from '@/tests/support/saved-briefing'

const FACTS = 12

const save = (ctx: Context, searches: readonly string[]) => savedBriefing(ctx, 10, { searches })

onBothEngines('the searches of a briefing', (open) => {
  it('name the facts of the cards that they find when it is saved', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, FACTS)
    const [first] = await firstCards(ctx, 1)
    await submitEntries(ctx, [await answerOf(ctx, first, 4)])
    const now = later(ctx, 60_000)
    expect((await save(now, ['bridge -is:new'])).facts).toBe(1)
    expect((await save(now, ['is:new', 'rated:1'])).facts).toBe(FACTS)
    expect((await save(now, ['tag:bridges weight:must'])).facts).toBe(0)
  })

  it('are counted before it is saved, with what is wrong with one that is being typed', async () => {
    const { ctx } = await open()
    await loadBridges(ctx, FACTS)
    const scope = { ...EMPTY_SCOPE, searches: ['article:bridges'] }
    expect(await countScope(ctx, scope, 'is:due')).toMatchObject({ facts: FACTS, found: [], error: null })
    expect(await countScope(ctx, EMPTY_SCOPE, 'bridge')).toMatchObject({ facts: 0, error: null })
    expect((await countScope(ctx, EMPTY_SCOPE, 'bridge')).found).toHaveLength(FACTS)
    expect(await countScope(ctx, scope, 'bridge (')).toMatchObject({
      facts: FACTS,
      found: [],
      error: { code: 'unclosed-group' },
    })
  })

  it('are refused where they cannot be read', () => {
    expect(scopeInputSchema.safeParse({ searches: ['tag:a or is:due'] }).success).toBe(true)
    expect(scopeInputSchema.safeParse({ searches: ['bridge ('] }).error?.issues[0]?.message).toContain('is not closed')
  })
})
