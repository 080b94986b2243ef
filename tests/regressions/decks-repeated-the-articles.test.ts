import { expect, it } from 'vitest'
import type { DeckId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { choicesForScope } from '@/lib/services/briefing/scope-of-briefing'
import { onBothEngines } from '@/tests/support/engines'
import { firstOf } from '@/tests/support/must'
import { addedKey, draft, madeFact } from '../services/library-fixture'

onBothEngines('what a scope may name', (open) => {
  it('marks a deck whose facts are exactly one article’s, and no other', async () => {
    const { ctx, engine } = await open()
    const one = await addedKey(ctx)
    const first = await madeFact(ctx, one)
    expect((await choicesForScope(ctx)).decks).toMatchObject([{ facts: 1, repeatsArticle: true }])
    const deck = firstOf(await engine.read.db.select().from(engine.read.t.decks))
    const ownDeck = anId<DeckId>('a deck of my own')
    await engine.write(async (tx) => {
      await tx.db.delete(tx.t.deckFacts)
      await tx.db.insert(tx.t.decks).values({ ...deck, id: ownDeck, name: 'My own' })
      await tx.db
        .insert(tx.t.deckFacts)
        .values({ workspaceId: deck.workspaceId, deckId: ownDeck, factId: first.factId })
    })
    expect((await choicesForScope(ctx)).decks).toMatchObject([{ name: 'My own', facts: 1, repeatsArticle: true }])
    const second = await madeFact(ctx, one, draft({ topics: ['Xinjiang', 'colour revolutions', 'EAEU'] }))
    expect(second.factId).not.toBe(first.factId)
    const { decks, topics } = await choicesForScope(ctx)
    expect(decks.find(({ name }) => name === 'My own')).toMatchObject({ facts: 1, repeatsArticle: false })
    expect(topics.map(({ name }) => name)).toEqual(['bridges', 'colour revolutions', 'EAEU', 'Xinjiang'])
  })
})
