import { v7 as uuidv7 } from 'uuid'
import { expect } from './app'

type Session = {
  readonly settingsId: string
  readonly main: readonly {
    readonly cardId: string
    readonly factId: string
    readonly source: { readonly title: string }
  }[]
  readonly counts: { readonly new: number; readonly learning: number; readonly due: number }
}

/** What is to study now, as other programs are told it; of some cards, a deck or a briefing with a query. */
export const sessionAt = async (url: string, query = ''): Promise<Session> =>
  (await fetch(`${url}/api/v1/session${query}`)).json()

/** Sends entries to the log, and expects that all of them are stored. */
export const sendEntries = async (url: string, entries: readonly object[]): Promise<void> => {
  const response = await fetch(`${url}/api/v1/reviews`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ entries }),
  })
  expect(response.ok, `${response.status}`).toBe(true)
  const { results }: { results: { status: string }[] } = await response.json()
  expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
}

/** Answers the first cards of the session Easy, as another program would, a second apart. */
export const answerFirst = async (url: string, count: number, change: Readonly<Record<string, number>> = {}) => {
  const { main, settingsId } = await sessionAt(url)
  const { at = Date.now(), ...more } = change
  await sendEntries(
    url,
    main.slice(0, count).map(({ cardId }, i) => ({
      kind: 'review',
      id: uuidv7(),
      cardId,
      at: at + i * 1_000,
      rating: 4,
      settingsId,
      ...more,
    })),
  )
}
