import { LinkButton } from '@/app/_ui/button'
import { counted, minutesWords } from '@/lib/domain/format/words'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'

const nothingWords = ({ today, briefing, day, days }: BriefingPage): string => {
  const goesOn = days.some((one) => one.day > day && one.cards > 0)
  if (today.isDayOff) return goesOn ? 'Today is a day off.' : 'Today is a day off, and nothing is planned after it.'
  if (briefing.minutesPerDay === 0) return 'No minutes are set aside for it, so nothing is planned.'
  if (today.spentMinutes >= briefing.minutesPerDay * 0.75)
    return goesOn
      ? 'Today’s minutes are spent. The plan goes on later.'
      : 'The minutes are spent, and the plan with them.'
  if (today.isFrozen) {
    return 'So near to the briefing nothing new is begun. With fewer days without new facts it is: change the briefing.'
  }
  return 'Nothing is worth studying for it today: all of it is fresh in mind, or waits for its day.'
}

/** Today's part with the one button; where there is nothing to do, why. */
export function TodayPart({ page }: { readonly page: BriefingPage }) {
  const { today, briefing, past } = page
  const missed = past.days - past.studied
  return (
    <section aria-label="Today" className="rounded-sheet border border-rule bg-sheet px-5 py-4">
      {today.cards === 0 ? (
        <p>{nothingWords(page)}</p>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p>
            <span className="font-medium">Today: {minutesWords(today.minutes)}</span>, {counted(today.cards, 'card')}
            {today.newFacts > 0 ? `, ${counted(today.newFacts, 'new fact')}` : ''}
            {today.isShort ? (
              <span className="block text-label text-quiet">
                More is due than the minutes hold; the best part of it comes first.
              </span>
            ) : null}
          </p>
          <LinkButton href={`/review?briefing=${encodeURIComponent(briefing.id)}`} look="primary">
            {today.spentMinutes > 0 ? 'Go on studying' : 'Study today’s part'}
          </LinkButton>
        </div>
      )}
      {missed > 0 ? (
        <p className="mt-2 text-quiet text-small">
          Studied on {past.studied} of {counted(past.days, 'day')} so far. The plan is made anew from what you remember
          now.
        </p>
      ) : null}
    </section>
  )
}
