import { describe, expect, it } from 'vitest'
import type { CardId, ReviewId, SettingsId } from '@/lib/domain/ids'
import type { OutboxEntry } from './outbox-kinds'
import { copiedText, saidWords } from './refused-dialog'

const AT = Date.UTC(2026, 2, 1, 12)
const [id, cardId] = ['01a21038-a50b-7515-8fef-106b1aae95d7' as ReviewId, 'card' as CardId]
const of = (content: object, more: object = {}) =>
  ({
    kind: 'review',
    id,
    about: 'Who presides?',
    tried: true,
    refused: 'No such card.',
    ...more,
    content: { id, cardId, at: AT, ...content },
  }) as object as OutboxEntry // only what is read

const review = { kind: 'review', rating: 3, settingsId: 'settings' as SettingsId }
const answer = { ...review, rating: 1, typedAnswer: 'Astana', rehearsal: { id: 'rehearsal', confidence: 3 } }
const decision = { kind: 'decision' }

describe('what the server refused, in words', () => {
  it.each([
    ['a grade', of(review), 'Answer: Good'],
    ['a typed grade', of({ ...review, rating: 1, typedAnswer: 'Astana' }), 'Answer: Again, typed ‘Astana’'],
    ['a rehearsal’s answer', of(answer), 'Answer: Again, sure, typed ‘Astana’'],
    ['an undo', of({ kind: 'void', voids: id }), 'Undoing an answer'],
    ['a decision', of({ kind: 'decide', form: { decision: 'skipped' } }, decision), 'Skipping a draft'],
    ['an undone decision', of({ kind: 'undo', form: {} }, decision), 'Undoing a decision'],
    ['a due date', of({ kind: 'set-due', dueDay: 20_000 }), 'Card: due date set to Friday 4 October 2024'],
    ['a suspended card', of({ kind: 'suspend', suspended: true }), 'Card: suspended'],
    ['a flag', of({ kind: 'flag', flag: 2 }), 'Card: flag 2'],
  ])('names %s', (_, row, words) => {
    expect(saidWords(row)).toBe(words)
  })

  it('copies question, answer, reason and the entry itself', () => {
    const text = copiedText(of(answer))
    for (const part of ['Who presides?', 'Again, sure', 'No such card.', id]) expect(text).toContain(part)
  })
})
