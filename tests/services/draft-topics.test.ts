import { expect, it } from 'vitest'
import { EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { countScope } from '@/lib/services/briefing/scope-of-briefing'
import type { Context } from '@/lib/services/context'
import { loadDrafts } from '@/lib/services/drafts/load-drafts'
import { makeFact } from '@/lib/services/facts/make-fact'
import { onBothEngines } from '@/tests/support/engines'
import { must } from '@/tests/support/must'
import { addedKey, draft, madeFact, pasted } from './library-fixture'

const HARBOUR = [
  '# Lethra after the strike',
  'The port of Lethra handled 12.4 million tonnes in 2021, up 9.6% on 2020.',
  'Trade between Lethra and Norholt was worth $18.4 billion in 2019.',
  'The dockers of Lethra lost $40 million in wages in the strike of 2018.',
].join('\n\n')

const drafted = async (ctx: Context, key: string, text: string) =>
  must(await loadDrafts(ctx, key, { count: 10, part: { start: 0, end: text.length } })).drafts

onBothEngines('the topics of drafts', (open) => {
  const openWithTopic = async (topics: readonly string[]) => {
    const { ctx } = await open()
    const bridges = await addedKey(ctx)
    await madeFact(ctx, bridges, draft({ topics }))
    const key = await addedKey(ctx, pasted(HARBOUR, { title: 'Lethra after the strike', published: '2022-03-14' }))
    return { ctx, key }
  }

  it('are those of the library that the passage names, and a briefing on one finds the fact', async () => {
    const { ctx, key } = await openWithTopic(['trade', 'bridges'])
    const drafts = await drafted(ctx, key, HARBOUR)
    const [trade, ...others] = drafts.filter(({ fact }) => fact.topics.includes('trade'))
    expect(trade?.mention.quote).toBe('$18.4 billion')
    expect(others.every(({ passage }) => passage.start === trade?.passage.start)).toBe(true)
    expect(drafts.flatMap(({ fact }) => fact.topics)).not.toContain('bridges')
    if (!trade) return
    const before = await countScope(ctx, { ...EMPTY_SCOPE, topics: ['trade'] })
    const made = await makeFact(ctx, key, trade.passage, trade.fact)
    expect(made.ok).toBe(true)
    const after = await countScope(ctx, { ...EMPTY_SCOPE, topics: ['trade'] })
    expect(after.facts).toBe(before.facts + 1)
  })

  it('are those that the title names, for all of its drafts', async () => {
    const { ctx, key } = await openWithTopic(['strike'])
    const drafts = await drafted(ctx, key, HARBOUR)
    expect(drafts.length).toBeGreaterThan(2)
    expect(drafts.every(({ fact }) => fact.topics.includes('strike'))).toBe(true)
  })

  it('are one new one, the place that title and drafts name, where the library has none', async () => {
    const { ctx, key } = await openWithTopic(['bridges'])
    const drafts = await drafted(ctx, key, HARBOUR)
    expect(new Set(drafts.flatMap(({ fact }) => fact.topics))).toEqual(new Set(['Lethra']))
  })
})
