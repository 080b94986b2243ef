import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftCardsOf, type KnownCard, planCards, sidesOf } from '@/lib/domain/drafting/draft-cards'
import type { DraftCard } from '@/lib/domain/drafting/fact-draft'
import type { CardId } from '@/lib/domain/ids'
import { anId } from '@/lib/domain/ids.fixture'

const known = (id: string, more: Partial<KnownCard> = {}): KnownCard => ({
  cardId: anId<CardId>(id),
  key: id,
  group: 'g',
  form: 'question',
  deletion: 0,
  front: `Question ${id}?`,
  back: `answer ${id}`,
  hint: null,
  aliases: [],
  position: 1,
  retiredAt: null,
  ...more,
})

const entry: fc.Arbitrary<DraftCard> = fc
  .record({
    form: fc.constantFrom('question', 'typed', 'reversed', 'cloze'),
    words: fc.lorem({ maxCount: 3 }),
    extra: fc.option(fc.lorem({ maxCount: 2 })),
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ form, words, extra, numbers }) => ({
    cardId: null,
    form,
    front: form === 'cloze' ? numbers.map((number) => `{{c${number}::${words}}}`).join(' ') : `${words}?`,
    back: form === 'cloze' ? '' : words,
    hint: null,
    extra,
    aliases: [],
  }))

/** The cards that a fact has after these entries were saved, each entry a group of its own or all in one. */
const saved = (entries: readonly DraftCard[], oneGroup: boolean): readonly KnownCard[] =>
  entries.flatMap((one, e) =>
    sidesOf(one).map((sides, c) => known(`${e}-${c}`, { ...sides, group: oneGroup ? 'g' : `g${e}`, position: e })),
  )

describe('the entries of a fact’s cards', () => {
  it('come to the same cards again, whatever cards there are', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const cards = saved(entries, false)
        const read = draftCardsOf(cards)
        expect(read.map((one) => ({ ...one, cardId: null }))).toEqual(entries)
        const plan = planCards(cards, read)
        expect(plan.dropped).toEqual([])
        expect(plan.cards.map(({ before }) => before)).toEqual(cards)
        expect(plan.cards.every(({ before, front, back }) => before?.front === front && before.back === back)).toBe(
          true,
        )
      }),
    )
  })

  it('lose no card and mix none up where another program put several questions into one group', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const plain = entries.filter(({ form }) => form === 'question' || form === 'typed')
        const cards = saved(plain, true)
        const plan = planCards(cards, draftCardsOf(cards))
        expect(plan.dropped).toEqual([])
        expect(plan.cards.map(({ before }) => before)).toEqual(cards)
      }),
    )
  })
})

describe('a plan of cards', () => {
  const cloze = (front: string, cardId: string | null = null): DraftCard => ({
    cardId: cardId === null ? null : anId<CardId>(cardId),
    form: 'cloze',
    front,
    back: '',
    hint: null,
    aliases: [],
  })

  it('drops only what no entry asks for', () => {
    const cards = [known('a', { group: 'a' }), known('b', { group: 'b' })]
    const [first] = draftCardsOf(cards)
    expect(planCards(cards, first ? [first] : []).dropped).toEqual([cards[1]])
  })

  it('finds a retired deletion again and gives a new one no card of before', () => {
    const sides = { form: 'cloze' as const, front: '{{c1::a}} b', back: '' }
    const cards = [known('a', { ...sides, deletion: 1 }), known('b', { ...sides, deletion: 2, retiredAt: 5 })]
    const plan = planCards(cards, [cloze('{{c1::a}} {{c2::b}} {{c3::c}}', 'a')])
    expect(plan.cards.map(({ before, group }) => [before?.cardId ?? null, group])).toEqual([
      ['a', 'g'],
      ['b', 'g'],
      [null, 'g'],
    ])
  })

  it('makes a question of a cloze a new card, and keeps the deletions to come back to', () => {
    const cards = [known('a', { form: 'cloze', deletion: 1, front: '{{c1::a}} b', back: '' })]
    const asked = { ...cloze('What?', 'a'), form: 'question' as const, back: 'a' }
    const plan = planCards(cards, [asked])
    expect(plan.cards).toMatchObject([{ form: 'question', before: null, group: 'g' }])
    expect(plan.dropped).toEqual(cards)
  })

  it('gives one card to one entry, also where two claim it', () => {
    const cards = [known('a')]
    const [one] = draftCardsOf(cards)
    const plan = planCards(cards, one ? [one, one] : [])
    expect(plan.cards.map(({ before }) => before?.cardId ?? null)).toEqual(['a', null])
  })
})
