import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { requestFor } from '@/app/_client/outbox-request'
import { browser, countAnew, outgoing } from '@/app/_client/outbox-sender.fixture'

beforeEach(() => {
  countAnew()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('a decision that met an error of the server is sent again until it is stored, before those made after it', async () => {
  const sent: string[] = []
  let failures = 2
  vi.stubGlobal('fetch', async (_: string, { body }: { readonly body: string }) => {
    sent.push(JSON.parse(body).form.id)
    if (failures-- > 0) return Response.json({ detail: 'The disk is full.' }, { status: 500 })
    return Response.json({ id: sent.at(-1), factId: null, cards: 0 })
  })
  const { open } = browser(requestFor)
  const tab = open()
  await tab.post([outgoing('decision'), outgoing('decision')])
  await vi.advanceTimersByTimeAsync(0)
  expect(tab.state()).toMatchObject({ refused: [], trouble: { kind: 'failed', reason: 'The disk is full.' } })
  expect(tab.state().waiting).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(tab.state()).toMatchObject({ waiting: [], refused: [], trouble: null })
  expect(sent).toEqual(['decision-0', 'decision-0', 'decision-0', 'decision-1'])
})
