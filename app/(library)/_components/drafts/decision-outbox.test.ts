import { describe, expect, it } from 'vitest'
import { type DecisionOutboxState, decisionOutbox, type Outgoing, type SendOutcome } from './decision-outbox'

const undo = (id: string): Outgoing => ({ kind: 'undo', form: { id, voids: `of ${id}`, at: 0 } })
const good = (id: string): SendOutcome => ({ ok: true, id, factId: null, cards: 0 })

const opened = (answers: (id: string, tries: number) => SendOutcome | Error, left: readonly Outgoing[] = []) => {
  const stored = new Map(left.map((one) => [one.form.id, one]))
  const sent: string[] = []
  const answered: [string, boolean][] = []
  const states: DecisionOutboxState[] = []
  const waits: number[] = []
  const outbox = decisionOutbox({
    send: async ({ form }) => {
      sent.push(form.id)
      const answer = answers(form.id, sent.filter((id) => id === form.id).length)
      if (answer instanceof Error) throw answer
      return answer
    },
    store: {
      all: () => [...stored.values()],
      put: (one) => void stored.set(one.form.id, one),
      remove: (id) => void stored.delete(id),
    },
    onAnswer: ({ form }, { ok }) => void answered.push([form.id, ok]),
    onState: (state) => void states.push(state),
    wait: async (ms) => void waits.push(ms),
  })
  return { outbox, stored, sent, answered, states, waits }
}

describe('the outbox of decisions', () => {
  it('sends in order, one at a time, and keeps each until it is answered', async () => {
    const { outbox, stored, sent } = opened(good)
    for (const id of ['a', 'b', 'c']) outbox.post(undo(id))
    expect([...stored.keys()]).toEqual(['a', 'b', 'c'])
    await outbox.idle()
    expect(sent).toEqual(['a', 'b', 'c'])
    expect(stored.size).toBe(0)
  })

  it('tries again while the server is gone, ever less often, and overtakes nothing', async () => {
    const { outbox, sent, answered, states, waits } = opened((id, tries) =>
      id === 'a' && tries <= 7 ? new TypeError('fetch failed') : good(id),
    )
    outbox.post(undo('a'))
    outbox.post(undo('b'))
    await outbox.idle()
    expect(sent).toEqual([...Array(8).fill('a'), 'b'])
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
    expect(states.some(({ trouble }) => trouble === 'The server can’t be reached.')).toBe(true)
    expect(states.at(-1)).toEqual({ waiting: 0, trouble: null })
    expect(answered).toEqual([
      ['a', true],
      ['b', true],
    ])
  })

  it('hands back what the server refuses, and goes on', async () => {
    const { outbox, stored, answered } = opened((id) =>
      id === 'a' ? { ok: false, message: 'The text is newer.', again: false } : good(id),
    )
    outbox.post(undo('a'))
    outbox.post(undo('b'))
    await outbox.idle()
    expect(answered).toEqual([
      ['a', false],
      ['b', true],
    ])
    expect(stored.size).toBe(0)
  })

  it('begins with what an earlier page left behind', async () => {
    const { outbox, sent, stored } = opened(good, [undo('left')])
    outbox.post(undo('new'))
    await outbox.idle()
    expect(sent).toEqual(['left', 'new'])
    expect(stored.size).toBe(0)
  })
})
