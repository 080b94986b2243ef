import { expect, it } from 'vitest'
import { openSession } from '@/lib/domain/session/review-session'
import { clock, studyCard, studySession } from '@/lib/domain/session/session.fixture'
import { type SessionEvent, sessionAfter } from '@/lib/domain/session/session-events'
import { typedAnswerOf } from '@/lib/domain/session/typed-answer'

it('counts an accepted spelling also when the card comes back in the same session, and proposes Good', () => {
  const card = studyCard('town', { form: 'typed', back: 'Crane' })
  const moment = clock()
  let session = openSession(studySession([card]))
  const send = (event: SessionEvent) => {
    session = sessionAfter(session, event, moment())?.session ?? session
  }
  const type = (text: string) => {
    send({ kind: 'type', text })
    send({ kind: 'show', typed: typedAnswerOf(session) })
  }
  type('Grue')
  expect(session.side).toMatchObject({ typed: { verdict: 'wrong' }, proposed: 1 })
  send({ kind: 'accept', cardId: card.cardId, aliases: ['Grue'] })
  expect(session.side).toMatchObject({ proposed: 3 })
  send({ kind: 'grade', rating: 1 })
  type('grue')
  expect(session.side).toMatchObject({ typed: { verdict: 'correct' }, proposed: 3 })
})
