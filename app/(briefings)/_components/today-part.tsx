import { LinkButton } from '@/app/_ui/button'
import { counted, minutesWords } from '@/lib/domain/format/words'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'

/** Why today needs nothing; null where what the briefing needs, above, says it already. */
const nothingWords = ({ today, briefing, day, days, pace }: BriefingPage): string | null => {
  const goesOn = days.some((one) => one.day > day && one.cards > 0)
  if (today.isDone) {
    return goesOn
      ? 'Today’s part is done. The plan continues on another day.'
      : 'Today’s part is done, and nothing more is planned.'
  }
  if (today.isDayOff) return goesOn ? 'Today is a day off.' : 'Today is a day off, and nothing is planned after it.'
  if (briefing.minutesPerDay === 0) return 'You have set aside no minutes for this briefing, so nothing is planned.'
  if (today.spentMinutes >= briefing.minutesPerDay * 0.75)
    return goesOn
      ? 'You’ve used up today’s minutes. The plan continues on another day.'
      : 'You’ve used up today’s minutes, and nothing more is planned.'
  if (today.isFrozen) {
    return 'New cards are paused this close to the briefing. To allow them, shorten the “no new facts” period.'
  }
  if (pace.reached && !goesOn) return null
  return goesOn
    ? 'Nothing needs studying today: everything is still fresh or planned for a later day.'
    : 'There is nothing to study before the briefing.'
}

/** Today's part with the one button; where there is nothing to do, why. */
export function TodayPart({ page }: { readonly page: BriefingPage }) {
  const { today, briefing, past } = page
  const missed = past.days - past.studied
  const nothing = nothingWords(page)
  if (today.cards === 0 && nothing === null && today.inSteps === 0 && missed <= 0) return null
  return (
    <section aria-label="Today" className="rounded-sheet border border-rule bg-sheet px-5 py-4">
      {today.cards === 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p>
            {nothing}
            {today.inSteps > 0
              ? ` ${counted(today.inSteps, 'card')} from it ${today.inSteps === 1 ? 'comes' : 'come'} up again today.`
              : ''}
          </p>
          {today.inSteps > 0 ? (
            <LinkButton href={`/review?briefing=${encodeURIComponent(briefing.id)}`}>
              Review {today.inSteps === 1 ? 'it' : 'them'}
            </LinkButton>
          ) : null}
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p>
            <span className="font-medium">Today: {minutesWords(today.minutes)}</span>, {counted(today.cards, 'card')}
            {today.newFacts > 0 ? `, ${counted(today.newFacts, 'new fact')}` : ''}
          </p>
          <LinkButton href={`/review?briefing=${encodeURIComponent(briefing.id)}`} look="primary">
            Study today’s part
          </LinkButton>
        </div>
      )}
      {missed > 0 ? (
        <p className="mt-2 text-quiet text-small">
          Studied on {past.studied} of {counted(past.days, 'day')} so far. The plan now starts from what you remember
          today.
        </p>
      ) : null}
    </section>
  )
}
