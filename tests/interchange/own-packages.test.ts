import { expect, it } from 'vitest'
import { cardsOfNote } from '@/lib/interchange/anki/cards-of-note'
import { openAnkiPackage } from '@/lib/interchange/anki/open-anki-package'
import { cardsFound, loadEveryForm, packageOf } from '@/tests/services/export-fixture'
import { onBothEngines } from '@/tests/support/engines'

onBothEngines('a package that we wrote, read by us', (open) => {
  it('has every card again, in its form', async () => {
    const { ctx } = await open()
    await loadEveryForm(ctx)
    const ids = await cardsFound(ctx)
    const { path } = await packageOf(ctx, ids, { withScheduling: true })
    const result = await openAnkiPackage(path, { now: ctx.now })
    if (!result.ok) throw new Error(result.message)
    const anki = result.package
    const types = new Map(anki.noteTypes.map((type) => [type.id, type]))
    const cards = [...anki.notes()].flatMap((note) => {
      const type = types.get(note.typeId)
      return type ? cardsOfNote(note, type).cards : []
    })
    expect(cards).toHaveLength(ids.length)
    expect(new Set(cards.map(({ form }) => form))).toEqual(new Set(['question', 'reversed', 'cloze', 'typed']))
    expect(cards.find(({ form }) => form === 'typed')).toMatchObject({
      front: 'The length of the Oder, typed?',
      back: '742 km',
    })
    expect(cards.find(({ deletion }) => deletion === 3)?.front).toBe(
      'The {{c1::Oder::river}} is {{c2::742 km}} long, $\\frac{a}{{{c3::b}}}$.',
    )
    const asked = cards.find(({ front }) => front.startsWith('How **long**'))
    expect(asked).toMatchObject({ front: 'How **long** is the *Oder* & its <lock>?', hint: 'three digits' })
    expect(anki.problems()).toEqual([])
    anki.close()
  })
})
