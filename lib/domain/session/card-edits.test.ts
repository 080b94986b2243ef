import { describe, expect, it } from 'vitest'
import { memoryOf, openSession } from './review-session'
import { clock, KNOWN, studyCard, studySession } from './session.fixture'
import { answered, apply, must, shownOf, undo } from './session-steps.fixture'

describe('marking and editing', () => {
  it('marks without turning the card back, and removes the mark again', () => {
    const next = clock()
    const shown = shownOf(openSession(studySession([studyCard('a')])))
    const marked = apply(shown, { kind: 'mark' }, next())
    expect(memoryOf(marked, studyCard('a').cardId)?.marked).toBe(true)
    expect(marked.side).toBe(shown.side)
    const undone = must(undo(marked, next())).session
    expect(memoryOf(undone, studyCard('a').cardId)).toBeNull()
    expect(undone.side).toBe(shown.side)
  })

  it('shows the new words of a card and of the other deletions of its text, and keeps its memory', () => {
    const front = '{{c1::One}} and {{c2::two}}.'
    const cloze = (deletion: number) =>
      studyCard(`k${deletion}`, { fact: 'k', form: 'cloze', front, back: '', deletion, memory: KNOWN })
    const session = openSession(studySession([cloze(1), cloze(2)]))
    const sides = { front: '{{c1::Eins}} and {{c2::two}}.', back: '', hint: 'a hint' }
    const changed = apply(session, { kind: 'edit', cardId: cloze(1).cardId, sides, changeId: 'change' })
    expect(changed.cards.get(cloze(2).cardId)).toMatchObject({ front: '{{c1::Eins}} and {{c2::two}}.', hint: null })
    expect(changed.cards.get(cloze(1).cardId)?.hint).toBe('a hint')
    expect(changed.state).toBe(session.state)
    expect(changed.past.at(-1)?.changeId).toBe('change')
    const back = must(undo(changed, clock()())).session
    expect([cloze(1), cloze(2)].map(({ cardId }) => back.cards.get(cardId))).toEqual(
      [cloze(1), cloze(2)].map(({ cardId }) => session.cards.get(cardId)),
    )
    expect(back.announcement).toBe('Undone: Card changed.')
  })

  it('undoes an edit after the grade that followed it, each in its turn', () => {
    const next = clock()
    const session = openSession(studySession([studyCard('a', { memory: KNOWN }), studyCard('b', { memory: KNOWN })]))
    const { cardId } = studyCard('a')
    const sides = { front: 'Anew?', back: 'Yes', hint: null }
    const graded = answered(apply(session, { kind: 'edit', cardId, sides, changeId: 'change' }), 3, next()).session
    const ungraded = must(undo(graded, next())).session
    expect(ungraded.cards.get(cardId)?.front).toBe('Anew?')
    expect(must(undo(ungraded, next())).session.cards.get(cardId)?.front).toBe(studyCard('a').front)
  })
})
