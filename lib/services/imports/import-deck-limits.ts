import type { Store } from '../../data/engine/engine'
import { allDecks } from '../../data/queries/learner/deck-names'
import type { Learner } from '../../data/queries/learner/learner'
import type { DeckLimits } from '../../domain/scheduling/settings'
import { studyCalendar } from '../../domain/time/study-day'
import { firstDueDayOf } from '../../interchange/anki/card-history'
import { deckLimitsOf } from '../../interchange/anki/deck-limits'
import type { Context } from '../context'
import type { StagedPackage } from './staged-package'

/** The limits that a package gives to decks which are not here yet, by name. Decks that are here keep theirs. */
export const limitsOfDecks = async (
  store: Store,
  { actor, now }: Context,
  { summary }: StagedPackage,
  { scheduling: { timeZone, dayStartHour } }: Learner,
): Promise<ReadonlyMap<string, DeckLimits>> => {
  if (summary.presets.limits.length === 0) return new Map()
  const here = new Set(await allDecks(store, [actor.workspaceId]))
  const calendar = studyCalendar(timeZone, dayStartHour)
  const firstDay = firstDueDayOf(summary, calendar)
  return new Map(
    summary.presets.limits.flatMap(([deck, given]) => {
      const limits = here.has(deck) ? null : deckLimitsOf(given, firstDay, calendar.dayOf(now))
      return limits === null ? [] : [[deck, limits] as const]
    }),
  )
}
