import { expect, it } from 'vitest'
import { EMPTY_SCOPE } from '@/lib/domain/briefing/briefing'
import { choicesForScope, countScope } from '@/lib/services/briefing/scope-of-briefing'
import { onBothEngines } from '@/tests/support/engines'
import { addedKey, draft, madeFact } from '../services/library-fixture'

onBothEngines('a topic of a briefing’s scope', (open) => {
  it('stands for the topics nested in it, and is offered although no fact has it alone', async () => {
    const { ctx } = await open()
    const key = await addedKey(ctx)
    await madeFact(ctx, key, draft({ topics: ['Kazakhstan::politics', 'Kazakhstan::economy'] }))
    await madeFact(ctx, key, draft({ topics: ['Kazakhstan::economy'] }))
    await madeFact(ctx, key, draft({ topics: ['Kazakhstan 100%'] }))
    const { topics } = await choicesForScope(ctx)
    expect(topics.filter(({ name }) => name.startsWith('Kaz'))).toEqual([
      { name: 'Kazakhstan', facts: 2 },
      { name: 'Kazakhstan::economy', facts: 2 },
      { name: 'Kazakhstan::politics', facts: 1 },
      { name: 'Kazakhstan 100%', facts: 1 },
    ])
    const factsOf = async (...names: readonly string[]) =>
      (await countScope(ctx, { ...EMPTY_SCOPE, topics: names })).facts
    expect(await factsOf('Kazakhstan')).toBe(2)
    expect(await factsOf('Kazakhstan::politics')).toBe(1)
    expect(await factsOf('Kazakh', 'Kazakhstan 100%')).toBe(1)
    expect(await factsOf('kazakhstan')).toBe(0)
  })
})
