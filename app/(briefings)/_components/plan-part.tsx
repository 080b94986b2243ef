import { LinkButton } from '@/app/_ui/button'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { Section } from '@/app/_ui/page'
import type { SampledDay } from '@/lib/domain/briefing/sampled-projection'
import { percentOf } from '@/lib/domain/format/percent'
import { counted, minutesWords } from '@/lib/domain/format/words'
import type { StudyDay } from '@/lib/domain/ids'
import { DAY_MS } from '@/lib/domain/time/units'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'
import { dayAndYear, studyTimeWords } from './words'

const SHOWN = 14
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' })

const dayName = ({ day, stands }: SampledDay, today: StudyDay): string => {
  if (day === today) return 'Today'
  const date = dayAndYear(day, today)
  return stands > 1 ? `${date}, ${stands} days` : `${WEEKDAY.format(day * DAY_MS)} ${date}`
}

/** The plan for each day until the briefing: minutes, cards and new facts. */
export function PlanPart({ page }: { readonly page: BriefingPage }) {
  const { days, isRough } = page
  // Where nothing is planned, today's part says why.
  if (days.every(({ cards }) => cards === 0)) return null
  const whole = days.reduce((sum, { minutes, stands }) => sum + minutes * stands, 0)
  return (
    <Section
      title="The plan"
      label={`${studyTimeWords(whole)} in total. “On the day” is your readiness at the briefing if you stop after that day. The plan is updated after every answer and every missed day.`}
    >
      <PlanTable page={page} days={days.slice(0, SHOWN)} caption="The plan day by day" />
      {days.length > SHOWN ? (
        <Disclosure title={counted(days.length - SHOWN, 'more line')}>
          <PlanTable page={page} days={days.slice(SHOWN)} caption="The rest of the plan" />
        </Disclosure>
      ) : null}
      {isRough ? (
        <p className="mt-2 text-quiet text-small">
          This briefing is large or far away, so it is planned in steps of several days, using a sample of the cards.
        </p>
      ) : null}
    </Section>
  )
}

/** Of a part of today that is done, the cards that come again today. */
const cardsWords = ({ day, today: { inSteps } }: BriefingPage, one: SampledDay): string => {
  if (one.cards > 0) return String(one.cards)
  return one.day === day && inSteps > 0 ? `${inSteps} again` : '–'
}

type PlanTableProps = {
  readonly page: BriefingPage
  readonly days: readonly SampledDay[]
  readonly caption: string
}

const HEADS = ['Day', 'Minutes', 'Cards', 'New facts', 'On the day'] as const

function PlanTable({ page, days, caption }: PlanTableProps) {
  const { briefing, daysOff, day: today } = page
  const most = Math.max(1, briefing.minutesPerDay, ...page.days.map(({ minutes }) => minutes))
  const off = new Set(daysOff)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <div role="group" aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-rule border-b">
            {HEADS.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`py-2 font-medium text-label text-quiet ${index > 1 ? 'pl-3 text-right max-sm:pl-1.5' : 'pr-3'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.day} className="border-rule border-b last:border-0">
              <th scope="row" className={`py-2 pr-3 font-normal ${one.stands > 1 ? '' : 'whitespace-nowrap'}`}>
                {dayName(one, today)}
              </th>
              <td className="py-2 pr-3">
                {off.has(one.day) ? (
                  <span className="text-quiet">day off</span>
                ) : (
                  <Minutes minutes={one.minutes} most={most} />
                )}
              </td>
              <td className="figures py-2 pl-3 text-right max-sm:pl-1.5">{cardsWords(page, one)}</td>
              <td className="figures py-2 pl-3 text-right max-sm:pl-1.5">{one.newFacts === 0 ? '–' : one.newFacts}</td>
              <td className="figures py-2 pl-3 text-right max-sm:pl-1.5">{percentOf(one.readinessAfter)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Minutes({ minutes, most }: { readonly minutes: number; readonly most: number }) {
  return (
    <span className="flex items-center gap-2.5">
      <span className="figures w-14 whitespace-nowrap text-right">
        {minutes > 0 && minutes < 1 ? 'under 1' : Math.round(minutes)}
      </span>
      <svg aria-hidden className="h-2 w-28 max-[24rem]:hidden max-sm:w-9" preserveAspectRatio="none">
        <rect width={`${Math.min(100, (minutes / most) * 100).toFixed(1)}%`} height="8" className="fill-accent" />
      </svg>
    </span>
  )
}

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
