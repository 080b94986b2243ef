import { DAY_MS } from '@/lib/domain/time/units'

type Change = {
  readonly title?: string
  readonly at?: number
  readonly timeZone?: string
  readonly minutesPerDay?: number
  readonly choices?: { readonly scope: object } & Readonly<Record<string, unknown>>
}

/** Makes a briefing in ten days on Central Asia, but for what is changed, through the interface of a running server; gives its id. */
export const makeBriefing = async (url: string, change: Change = {}): Promise<string> => {
  const answer = await fetch(`${url}/api/v1/briefings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      title: 'China, Russia and Central Asia',
      at: Date.now() + 10 * DAY_MS,
      place: 'Rome',
      audience: 'Foreign affairs committee',
      minutesPerDay: 20,
      choices: { scope: { topics: ['Central Asia'] } },
      ...change,
    }),
  })
  if (!answer.ok) throw new Error(`the briefing was not made: ${answer.status} ${await answer.text()}`)
  const { id }: { id: string } = await answer.json()
  return id
}
