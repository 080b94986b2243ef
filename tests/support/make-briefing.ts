import { DAY_MS } from '@/lib/domain/time/units'

/** Makes a briefing in ten days on Central Asia through the interface of a running server, and gives its id. */
export const makeBriefing = async (url: string, topics: readonly string[] = ['Central Asia']): Promise<string> => {
  const answer = await fetch(`${url}/api/v1/briefings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      title: 'China, Russia and Central Asia',
      at: Date.now() + 10 * DAY_MS,
      place: 'Rome',
      audience: 'Foreign affairs committee',
      minutesPerDay: 20,
      choices: { scope: { topics } },
    }),
  })
  if (!answer.ok) throw new Error(`the briefing was not made: ${answer.status} ${await answer.text()}`)
  const { id }: { id: string } = await answer.json()
  return id
}
