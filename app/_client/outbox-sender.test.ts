import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addressOf, entriesWords, type OutboxEntry, type OutboxKind, type Outgoing } from './outbox-kinds'
import type { Answered } from './outbox-request'
import { browser, countAnew, outgoing, type Sender, taken } from './outbox-sender.fixture'

beforeEach(() => {
  countAnew()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

type Fate = 'taken' | 'dropped' | 'unacknowledged' | 'twice' | 'late' | 'failed' | 'refused'

/** A server that knows entries by their ids, behind a network that does to requests what it is told. */
const unreliable = (fates: readonly Fate[]) => {
  const known: string[] = []
  let at = 0
  const store = (batch: readonly OutboxEntry[]) => {
    for (const { id } of batch) if (!known.includes(id)) known.push(id)
    return taken(batch)
  }
  const request = async (batch: readonly OutboxEntry[]): Promise<Answered> => {
    switch (fates[at++] ?? 'taken') {
      case 'dropped':
        return { kind: 'offline' }
      case 'unacknowledged':
        store(batch)
        return { kind: 'offline' }
      case 'twice':
        store(batch)
        return store(batch)
      case 'late':
        await new Promise((resolve) => setTimeout(resolve, 3_000))
        return store(batch)
      case 'failed':
        return { kind: 'failed', reason: 'The disk is full.' }
      case 'refused':
        return { kind: 'refused', reason: 'It is not valid.' }
      case 'taken':
        return store(batch)
    }
  }
  return { known, request }
}

const fates = fc.array(
  fc.constantFrom<Fate>('taken', 'dropped', 'unacknowledged', 'twice', 'late', 'failed', 'refused'),
  { maxLength: 30 },
)
const kinds = fc.constantFrom<OutboxKind>('review', 'card', 'decision')
type Step = { readonly tab: 0 | 1; readonly kind: OutboxKind; readonly waitMs: number; readonly then: string }
const steps = fc.array(
  fc.record<Step>({
    tab: fc.constantFrom(0 as const, 1 as const),
    kind: kinds,
    waitMs: fc.constantFrom(0, 1, 500, 5_000),
    // biome-ignore lint/suspicious/noThenProperty: it says what happens next
    then: fc.constantFrom('nothing', 'reload', 'store fails', 'store works', 'online'),
  }),
  { maxLength: 25 },
)

describe('the outbox', () => {
  it('loses nothing and lets nothing overtake a decision, whatever the network, the tabs and the store do', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fates, fc.boolean(), async (all, happens, hasLock) => {
        countAnew()
        const { known, request } = unreliable(happens)
        const { rows, control, noted, open, close } = browser(request, hasLock)
        const tabs = [open(), open()]
        const posted: string[] = []
        const refused = new Set<string>()
        const watch = (tab: Sender) => tab.onOutcome(({ entry }) => entry.refused !== null && refused.add(entry.id))
        for (const tab of tabs) watch(tab)
        for (const step of all) {
          const tab = tabs[step.tab]
          if (!tab) continue
          const one = outgoing(step.kind)
          const isStored = tab.post([one])
          await settle(300)
          await isStored
          posted.push(one.id)
          if (step.then === 'store fails') control.isFailing = true
          if (step.then === 'store works') control.isFailing = false
          if (step.then === 'online') void tab.flush()
          // What could not be stored is gone with its page, which asks before it goes.
          if (step.then === 'reload' && tab.state().storage === 'open') {
            close(tab)
            const next = open()
            watch(next)
            tabs[step.tab] = next
            void next.flush()
          }
          await settle(step.waitMs)
        }
        control.isFailing = false
        for (let round = 0; round < 60; round += 1) await settle(60_000)
        for (const tab of tabs) void tab.flush()
        await settle(60_000)
        const missing = posted.filter((id) => !known.includes(id) && !refused.has(id))
        expect(missing).toEqual([])
        const shown = new Set(tabs.flatMap((tab) => tab.state().refused.map(({ id }) => id)))
        expect([...refused].filter((id) => !shown.has(id) && !known.includes(id))).toEqual([])
        // What could not be deleted or marked is sent again by the next page, which changes nothing.
        const left = [...rows.values()].filter((one) => one.refused === null).map(({ id }) => id)
        const hasFailed = all.some(({ then }) => then === 'store fails')
        expect(hasFailed ? left.filter((id) => !known.includes(id) && !shown.has(id)) : left).toEqual([])
        for (const tab of tabs) expect(tab.state()).toMatchObject({ waiting: [], trouble: null })
        // What a saved copy of a session lacks is known here: all that was taken, and nothing that was refused.
        expect(noted.filter((id) => !known.includes(id))).toEqual([])
        if (!hasFailed) {
          expect(posted.filter((id) => known.includes(id) && !refused.has(id) && !noted.includes(id))).toEqual([])
          // One that was refused at first no longer holds its place.
          const inOrder = posted.filter((id) => id.startsWith('decision') && known.includes(id) && !refused.has(id))
          expect(known.filter((id) => inOrder.includes(id))).toEqual(inOrder)
        }
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it('sends in batches, one address after another, and decisions one by one', async () => {
    const requests: string[] = []
    const { open } = browser(async (batch) => {
      requests.push(`${batch[0] && addressOf(batch[0])} ${batch.length}`)
      return taken(batch)
    })
    const tab = open()
    const many = Array.from({ length: 120 }, () => outgoing('review'))
    await tab.post([...many, outgoing('decision'), outgoing('decision'), outgoing('card')])
    await settle()
    expect(requests).toEqual([
      '/api/v1/reviews 100',
      '/api/v1/reviews 20',
      '/api/v1/decisions 1',
      '/api/v1/decisions 1',
      '/api/v1/cards 1',
    ])
  })

  it('keeps asking while the server is gone, ever less often, up to once a minute', async () => {
    const at: number[] = []
    const { open } = browser(async () => {
      at.push(Date.now())
      return { kind: 'offline' }
    })
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    await open().post([outgoing('decision')])
    await settle(400_000)
    const waits = at.slice(1).map((time, index) => (time - (at[index] ?? 0)) / 1_000)
    expect(waits.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
  })

  it('isolates an entry that the server refuses or fails at, so that it holds up no others', async () => {
    const { open } = browser(async (batch) => {
      if (batch.some(({ id }) => id === 'review-1')) return { kind: 'refused', reason: 'Too large.' }
      return batch.some(({ id }) => id === 'review-2') ? { kind: 'failed', reason: 'A bug.' } : taken(batch)
    })
    const tab = open()
    await tab.post(Array.from({ length: 5 }, () => outgoing('review')))
    await settle(60_000)
    expect(tab.state().waiting.map(({ id }) => id)).toEqual(['review-2'])
    expect(tab.state().refused).toMatchObject([{ id: 'review-1', refused: 'Too large.' }])
    expect(tab.state().trouble).toEqual({ kind: 'failed', reason: 'A bug.' })
  })

  it('removes a decision that was never sent, and leaves one that was to be undone', async () => {
    const { open, rows } = browser(async () => ({ kind: 'offline' }))
    const tab = open()
    await tab.post([outgoing('decision'), outgoing('decision')])
    await settle()
    const [first, second] = tab.state().waiting
    expect(second && (await tab.cancel(second))).toBe(true)
    expect(first && (await tab.cancel(first))).toBe(false)
    expect([...rows.keys()]).toEqual(['decision-0'])
  })

  it('keeps what was refused over a reload, until it is tried again or discarded', async () => {
    let isWilling = false
    const { open, close, rows } = browser(async (batch) =>
      isWilling ? taken(batch) : { kind: 'refused', reason: 'No such card.' },
    )
    const first = open()
    await first.post([outgoing('review'), outgoing('review')])
    await settle()
    close(first)
    const tab = open()
    const { refused } = await tab.look()
    expect(refused.map((one) => one.refused)).toEqual(['No such card.', 'No such card.'])
    isWilling = true
    if (refused[0]) await tab.tryAgain(refused[0])
    await tab.discard(tab.state().refused)
    expect(rows.size).toBe(0)
    expect(tab.state()).toMatchObject({ waiting: [], refused: [] })
  })

  it('tells every tab what came of an entry, whichever sent it', async () => {
    const { open } = browser(async (batch) => taken(batch))
    const [one, other] = [open(), open()]
    const heard: string[] = []
    other.onOutcome(({ entry }) => heard.push(entry.id))
    await one.post([outgoing('decision')])
    await one.idle('decision')
    expect(heard).toEqual(['decision-0'])
    expect(other.state().takenAt.decision).toBeGreaterThan(0)
  })

  it('sends from memory what cannot be stored, and says that the storage is full meanwhile', async () => {
    let isUp = false
    const { open, control } = browser(async (batch) => (isUp ? taken(batch) : { kind: 'offline' }))
    control.isFailing = true
    const tab = open()
    await tab.post([outgoing('review')])
    await settle()
    expect(tab.state()).toMatchObject({ storage: 'full', waiting: [{ id: 'review-0' }] })
    isUp = true
    await tab.flush()
    expect(tab.state().waiting).toEqual([])
  })
})

describe('how many wait, in words', () => {
  const entries = (...all: readonly Outgoing[]) => all.map((one) => ({ ...one, tried: false, refused: null }))
  const [answer, undo] = [{ ...outgoing('review'), id: 'a' }, outgoing('review', { voids: 'a' })]

  it.each([
    ['answers and decisions', [answer, outgoing('review'), outgoing('decision')], '2 answers and 1 decision'],
    ['an answer with its undo', [answer, undo], '1 answer'],
    ['an undo alone', [undo], '1 answer'],
    ['nothing', [], ''],
  ])('counts %s', (_, all, words) => {
    expect(entriesWords(entries(...all))).toBe(words)
  })
})
