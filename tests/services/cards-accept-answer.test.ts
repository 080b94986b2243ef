import { expect, it } from 'vitest'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'
import { acceptAnswer } from '@/lib/services/facts/edit-card'
import { loadSession } from '@/lib/services/study/load-session'
import { dump } from '@/tests/support/dump'
import { onBothEngines } from '@/tests/support/engines'
import { addedKey, draft, entry, madeFact } from './library-fixture'

const typedCard = entry({ form: 'typed', front: 'Which bridge was opened in 1999?', back: 'the Stone Bridge' })

onBothEngines('taking a typed answer for right', (open) => {
  const made = async () => {
    const { ctx } = await open()
    const { cardIds } = await madeFact(ctx, await addedKey(ctx), draft({ cards: [typedCard, entry()] }))
    const [typed, plain] = cardIds
    if (!typed || !plain) throw new Error('two cards were made')
    return { ctx, typed, plain }
  }

  it('adds it to the spellings of the card, once, and leaves the rest of the library as it is', async () => {
    const { ctx, typed } = await made()
    const accepted = await acceptAnswer(ctx, typed, '  Rockbridge\n')
    expect(accepted).toEqual({ ok: true, value: { aliases: ['Rockbridge'] } })
    const { main } = await loadSession(ctx)
    expect(main.find(({ cardId }) => cardId === typed)?.aliases).toEqual(['Rockbridge'])
    const before = await dump(ctx.engine)
    expect(await acceptAnswer(ctx, typed, 'rockbridge')).toEqual(accepted)
    expect(await acceptAnswer(ctx, typed, 'The Stone Bridge.')).toEqual(accepted)
    expect(await dump(ctx.engine)).toEqual(before)
  })

  it('refuses a figure that does not stand in the passage, an empty answer and a card that is not typed', async () => {
    const { ctx, typed, plain } = await made()
    const before = await dump(ctx.engine)
    expect(await acceptAnswer(ctx, typed, 'Bridge 1998')).toMatchObject({ ok: false, code: 'invalid' })
    expect(await acceptAnswer(ctx, typed, '  ')).toMatchObject({ ok: false, code: 'invalid' })
    expect(await acceptAnswer(ctx, typed, 'x'.repeat(201))).toMatchObject({ ok: false, code: 'invalid' })
    expect(await acceptAnswer(ctx, plain, 'nineteen ninety-nine')).toMatchObject({ ok: false, code: 'invalid' })
    expect(await acceptAnswer(ctx, anId<CardId>('no-card'), 'x')).toMatchObject({ ok: false, code: 'not-found' })
    expect(await dump(ctx.engine)).toEqual(before)
  })

  it('refuses a card of a library that is not the actor’s', async () => {
    const { ctx, typed } = await made()
    const stranger = { ...ctx, actor: { ...ctx.actor, workspaceIds: [] } }
    expect(await acceptAnswer(stranger, typed, 'Stonebridge')).toMatchObject({ ok: false, code: 'not-found' })
  })
})
