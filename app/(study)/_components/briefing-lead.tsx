import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { PageTitle } from '@/app/_ui/page'
import { daysAwayWords } from '@/lib/domain/briefing/day-words'
import { aboutMinutes, counted, dayWords } from '@/lib/domain/format/words'
import type { TodaysPart } from '@/lib/services/briefing/list-briefings'

type NothingToday = NonNullable<TodaysPart['nothing']>

/** All that it needs today is done: such a briefing needs no place at the top. */
const isWell = (nothing: NothingToday): nothing is 'done' | 'on-course' | 'all-known' =>
  nothing === 'done' || nothing === 'on-course' || nothing === 'all-known'

/** Why a briefing that is near has nothing to study. */
const NOTHING: Readonly<Record<NothingToday, string>> = {
  done: 'Today’s part is done.',
  'on-course': 'You’re on course: it needs no more study.',
  'day-off': 'Today is a day off.',
  'minutes-spent': 'You’ve used up today’s minutes for it.',
  'no-minutes': 'No minutes are set aside for it.',
  'no-facts': 'It has no facts yet.',
  'all-known': 'There is nothing to study for it today.',
}

/** Today and tomorrow are near: such a briefing leads the page even if its plan has nothing for today. */
const NEAR_DAYS = 1

/** Whether the page begins with this briefing. */
export const isLead = ({ nothing, day, briefingDay }: TodaysPart): boolean =>
  nothing === null || (!isWell(nothing) && briefingDay - day <= NEAR_DAYS)

/** What the nearest briefing needs today, before anything else, with its one button. */
export function BriefingLead({ part }: { readonly part: TodaysPart }) {
  const { nothing, cards, minutes, newFacts, title, day, briefingDay } = part
  const id = encodeURIComponent(part.id)
  return (
    <>
      <PageTitle label={dayWords(day, dateStyle())}>
        {title}, {daysAwayWords(day, briefingDay)}
      </PageTitle>
      <p className="figures mb-6 text-reading">
        {nothing === null
          ? `Today: ${counted(cards, 'card')}, ${aboutMinutes(minutes)}${newFacts > 0 ? `, with ${counted(newFacts, 'new fact')}` : ''}.`
          : NOTHING[nothing]}
      </p>
      {nothing === null ? (
        <LinkButton href={`/review?briefing=${id}`} look="primary">
          Study today’s part
        </LinkButton>
      ) : (
        <LinkButton href={`/briefings/${id}`} look="primary">
          Open the briefing
        </LinkButton>
      )}
    </>
  )
}
