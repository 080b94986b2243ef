import { describe, expect, it } from 'vitest'
import type { PassageId } from '../ids'
import { anId } from '../ids.fixture'
import type { FactSnapshot } from '../library'
import { changeSince, changesOnlyPassages, type FactVersion, isPutOff } from './change'

const says = (answer: string, more: Partial<FactSnapshot> = {}): FactSnapshot => ({
  statement: `The bridge carries ${answer} a day.`,
  asOf: null,
  reviewBy: null,
  speaker: null,
  hedge: null,
  passageId: anId('passage'),
  passage: 'carries 12,000 a day',
  cards: [
    { cardId: anId('plain'), form: 'typed', front: 'How many does the bridge carry a day?', back: answer },
    { cardId: anId('cloze'), form: 'cloze', front: `The bridge carries {{c1::${answer}}} {{c2::a day}}.`, back: '' },
  ],
  ...more,
})

const version = (was: string, now: string, at: number, more: Partial<FactVersion> = {}): FactVersion => ({
  reason: 'edited',
  before: says(was),
  after: says(now),
  note: 'Counted anew.',
  at,
  ...more,
})

const also = [{ passageId: anId<PassageId>('other'), role: 'states' as const, note: null, passage: 'It carries it.' }]
const plain = { cardId: 'plain', form: 'typed' as const, deletion: 0 }
const cloze = (deletion: number) => ({ cardId: 'cloze', form: 'cloze' as const, deletion })

describe('what changed of a card', () => {
  const changed = [version('12,000', '15,500', 100)]

  it('is told to who answered it before, and to nobody who did not or saw it since', () => {
    const told = { was: '12,000', now: '15,500', at: 100, note: 'Counted anew.' }
    expect(changeSince(changed, plain, 99)).toEqual(told)
    expect(changeSince(changed, plain, 100)).toBeNull()
    expect(changeSince(changed, plain, null)).toBeNull()
  })

  it('is the words of the deletion that the card asks for, or else the statement', () => {
    expect(changeSince(changed, cloze(1), 99)).toMatchObject({ was: '12,000', now: '15,500' })
    expect(changeSince(changed, cloze(2), 99)).toMatchObject({
      was: 'The bridge carries 12,000 a day.',
      now: 'The bridge carries 15,500 a day.',
    })
  })

  it('is the whole way from the first change to the last', () => {
    const twice = [...changed, version('15,500', '16,000', 200, { reason: 'edited', note: null })]
    expect(changeSince(twice, plain, 50)).toMatchObject({ was: '12,000', now: '16,000', at: 200 })
    expect(changeSince(twice, plain, 150)).toMatchObject({ was: '15,500', now: '16,000', at: 200 })
  })

  it('is nothing where it was changed back, confirmed, or only written otherwise', () => {
    const back = [...changed, version('15,500', '12,000', 200, { reason: 'edited' })]
    expect(changeSince(back, plain, 50)).toBeNull()
    const confirmed = version('12,000', '12,000', 100, { reason: 'confirmed', after: says('12,000', { asOf: '2026' }) })
    expect(changeSince([confirmed], plain, 50)).toBeNull()
    const after = says('12,000', { statement: 'The Bridge carries 12,000, a day!' })
    const comma = version('12,000', '12,000', 100, { after })
    expect(changeSince([comma], plain, 50)).toBeNull()
    expect(changeSince([], plain, 50)).toBeNull()
  })

  it('is none where only passages were added since', () => {
    const added = version('15,500', '15,500', 200, { note: 'A passage was added.', after: says('15,500', { also }) })
    expect(changeSince([added], plain, 50)).toBeNull()
    expect(changeSince([...changed, added], plain, 50)).toMatchObject({ at: 100, note: 'Counted anew.' })
  })
})

describe('a change of passages', () => {
  it('adds, changes or removes further passages and nothing else', () => {
    const added = { before: says('12,000'), after: says('12,000', { also }) }
    expect(changesOnlyPassages(added)).toBe(true)
    expect(changesOnlyPassages({ before: added.after, after: added.before })).toBe(true)
    const role = says('12,000', { also: also.map((one) => ({ ...one, role: 'supports' as const })) })
    expect(changesOnlyPassages({ before: added.after, after: role })).toBe(true)
  })

  it('is not one of the words, and not one in which the fact took another passage of its own text', () => {
    expect(changesOnlyPassages({ before: says('12,000'), after: says('15,500', { also }) })).toBe(false)
    for (const more of [{ passageId: anId<PassageId>('newer') }, { also: [] }])
      expect(changesOnlyPassages({ before: says('12,000'), after: says('12,000', more) })).toBe(false)
  })
})

describe('putting off', () => {
  it('moves the review-by and nothing else', () => {
    const later = says('12,000', { reviewBy: '2026-04-01' })
    const edit = { reason: 'edited' as const, before: says('12,000') }
    expect(isPutOff(version('', '', 1, { ...edit, after: later }))).toBe(true)
    expect(isPutOff(version('', '', 1, { ...edit, after: { ...later, statement: 'Other.' } }))).toBe(false)
    expect(isPutOff(version('', '', 1, { ...edit, after: edit.before }))).toBe(false)
    expect(isPutOff(version('', '', 1, { ...edit, reason: 'confirmed', after: later }))).toBe(false)
  })
})
