import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { draftOfFact } from '@/lib/domain/drafting/draft-cards'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import type { FactId } from '@/lib/domain/ids'
import type { Context } from '@/lib/services/context'
import { addOwnCard } from '@/lib/services/facts/add-own-card'
import { editCard } from '@/lib/services/facts/edit-card'
import { editFact } from '@/lib/services/facts/edit-fact'
import { loadFact } from '@/lib/services/facts/load-fact'
import { ownCardSchema } from '@/lib/services/facts/own-card-input'
import { undo } from '@/lib/services/history/undo'
import { onBothEngines } from '@/tests/support/engines'
import { later } from '@/tests/support/entries'
import { firstOf, must, present } from '@/tests/support/must'

/** A crib sheet prints the statement: of a card without an article it is the card's own words, and follows them. */
onBothEngines('the statement of a card that nobody gave one', (open) => {
  const added = async (ctx: Context) => {
    const card = { id: uuidv7(), front: 'Which company is to buy the port?', back: 'Halcyon Terminals' }
    return must(await addOwnCard(ctx, ownCardSchema.parse(card))).factId
  }
  const factOf = async (ctx: Context, factId: FactId) => present(await loadFact(ctx, factId)).fact
  const answered = (draft: FactDraft, back: string): FactDraft => ({
    ...draft,
    cards: draft.cards.map((card) => ({ ...card, back })),
  })

  it('says the new answer after an edit in a session, and the old one after its undo', async () => {
    const { ctx } = await open()
    const factId = await added(ctx)
    const card = firstOf((await factOf(ctx, factId)).cards)
    const { front, hint, cardId } = card
    const edited = await editCard(later(ctx, 1_000), cardId, { front, back: 'Halcyon, for $2 billion', hint })
    const changeId = edited.ok ? edited.value.changeId : null
    if (changeId === null) throw new Error('the edit can be undone')
    expect(await factOf(ctx, factId)).toMatchObject({
      statement: 'Which company is to buy the port? Halcyon, for $2 billion',
    })
    expect(await undo(later(ctx, 2_000), { id: changeId })).toMatchObject({ ok: true })
    expect(await factOf(ctx, factId)).toMatchObject({
      statement: 'Which company is to buy the port? Halcyon Terminals',
    })
  })

  it('says it after an edit in the form, and is left alone once somebody wrote one', async () => {
    const { ctx } = await open()
    const factId = await added(ctx)
    const edit = async (change: (draft: FactDraft) => FactDraft) =>
      expect(await editFact(ctx, factId, null, change(draftOfFact(await factOf(ctx, factId))))).toMatchObject({
        ok: true,
      })
    await edit((draft) => answered(draft, 'Aurelia Ports'))
    expect(await factOf(ctx, factId)).toMatchObject({ statement: 'Which company is to buy the port? Aurelia Ports' })
    await edit((draft) => ({ ...draft, statement: 'Aurelia Ports is to buy the port.' }))
    await edit((draft) => answered(draft, 'Aurelia'))
    expect(await factOf(ctx, factId)).toMatchObject({ statement: 'Aurelia Ports is to buy the port.' })
  })
})
