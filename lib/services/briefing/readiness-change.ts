import { listBriefings } from '../../data/queries/briefing/briefings'
import { type MemoryBefore, memoriesBefore } from '../../data/queries/briefing/forecasts'
import { type Readiness, readinessOf, recallAt, studiedStateOf } from '../../domain/briefing/forecast'
import type { CardId, Instant, StudyDay } from '../../domain/ids'
import type { Context } from '../context'
import { forecastInputsOf, type Outlook } from './forecast-inputs'
import { forecastsByDay, keepForecast } from './keep-forecast'

/** What answers since an instant did to the readiness of a briefing, if nothing more is studied. */
export type ReadinessBeforeAfter = {
  readonly id: string
  readonly title: string
  readonly day: StudyDay
  readonly briefingDay: StudyDay
  readonly before: Readiness
  readonly after: Readiness
}

const readinessWith = (
  { cards, input, recallIfStopped }: Outlook,
  before: ReadonlyMap<CardId, MemoryBefore>,
): Readiness => {
  const { at, now, correct = (recall: number) => recall } = input
  return readinessOf(
    cards.map((card) => {
      const found = before.get(card.cardId)
      if (found === undefined) return { ...card, recall: recallIfStopped.get(card.cardId) ?? 0 }
      const studied = studiedStateOf(found.memory)
      return { ...card, recall: studied === null ? 0 : correct(recallAt({ ...card, studied }, Math.max(at, now))) }
    }),
  )
}

/**
 * How the readiness of a briefing (the next one where none is named) changed since an instant; its forecast of the day
 * is kept. Null where no briefing lies ahead or nothing of it changed.
 */
export const readinessChange = async (
  ctx: Context,
  since: Instant,
  id: string | null = null,
): Promise<ReadinessBeforeAfter | null> => {
  const all = await listBriefings(ctx.engine.read, ctx.actor.learnerId)
  const ahead = all.filter(({ at }) => at > ctx.now)
  const briefing = id === null ? ahead[0] : ahead.find((one) => one.id === id)
  if (!briefing) return null
  const outlook = await forecastInputsOf(ctx, briefing)
  const changed = await memoriesBefore(ctx.engine.read, ctx.actor.learnerId, since)
  if (!outlook.cards.some(({ cardId }) => changed.has(cardId))) return null
  await keepForecast(ctx, outlook.briefing.id, await forecastsByDay(ctx, outlook))
  return {
    id: briefing.id,
    title: briefing.title,
    day: outlook.day,
    briefingDay: outlook.input.briefingDay,
    before: readinessWith(outlook, changed),
    after: readinessWith(outlook, new Map()),
  }
}
