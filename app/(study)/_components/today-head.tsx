import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { PageTitle, Section } from '@/app/_ui/page'
import { aboutMinutes, clockWords, counted, dayWords } from '@/lib/domain/format/words'
import type { StudyPause } from '@/lib/domain/pausing/pause'
import { fewAnswersWords } from '@/lib/domain/queue/pace-words'
import type { Next, Today } from '@/lib/services/study/load-today'
import { loadWords } from './load-words'
import { studyMoreHref } from './study-more'

function nextWords(next: Next, { day, timeZone, tomorrow }: Today): string {
  switch (next.kind) {
    case 'later':
      return `${counted(next.cards, 'card')} ${next.cards === 1 ? 'is' : 'are'} due from ${clockWords(next.at, timeZone, dateStyle())}.`
    case 'day':
      return next.day === day + 1
        ? `Next: ${loadWords(tomorrow)} tomorrow.`
        : `The next card is due on ${dayWords(next.day, dateStyle())}.`
    case 'none':
      return 'No cards are scheduled.'
  }
}

/** What the limits hold back; new cards are a matter of course while some are left in the day's session. */
function keptBackWords({ counts, keptBack }: Today): string | null {
  const kept = counts.new > 0 ? { ...keptBack, new: 0 } : keptBack
  return kept.new + kept.reviews > 0 ? `Today’s limits hold back ${loadWords(kept)}.` : null
}

/** How many cards the day's session has now. */
export const cardsOf = ({ counts }: Pick<Today, 'counts'>): number => counts.new + counts.learning + counts.due

/** “51 cards, about 14 minutes”. */
const sizeWords = (today: Today): string => `${counted(cardsOf(today), 'card')}, ${aboutMinutes(today.minutes)}`

const kindsWords = ({ counts }: Today): string =>
  [
    counts.new > 0 ? `${counts.new} new` : null,
    counts.learning > 0 ? `${counts.learning} learning` : null,
    counts.due > 0 ? counted(counts.due, 'review') : null,
  ]
    .filter((kind) => kind !== null)
    .join(', ')

/** The day, what is due on it and the one button; where nothing is due, what comes next and ten more. */
export function TodayHead({ today }: { readonly today: Today }) {
  const { firstRun } = today
  const label = dayWords(today.day, dateStyle())
  if (firstRun !== null && firstRun.cards === 0) {
    return (
      <>
        <PageTitle label={label}>The library is empty</PageTitle>
        <p className="max-w-[34rem] text-quiet">
          There is nothing to study yet. Add an article: its facts become cards, and each card shows the passage that it
          comes from.
        </p>
        <div className="mt-6">
          <LinkButton href="/library" look="primary">
            Go to the library
          </LinkButton>
        </div>
      </>
    )
  }
  if (today.pause !== null) return <OnPause today={today} pause={today.pause} />
  if (cardsOf(today) === 0) {
    return (
      <>
        <PageTitle label={label}>{today.done.answers > 0 ? 'Done for today' : 'Nothing is due now'}</PageTitle>
        <NothingLeft today={today} look="primary" />
      </>
    )
  }
  return (
    <>
      <PageTitle label={label}>{sizeWords(today)}</PageTitle>
      {firstRun ? (
        <p className="mb-6 max-w-[34rem] text-quiet">
          The library holds {counted(firstRun.articles, 'article')}, {counted(firstRun.facts, 'fact')} and{' '}
          {counted(firstRun.cards, 'card')}; each card shows the passage that its answer comes from.{' '}
          <span className="pointer-coarse:hidden">In a review, Space shows the answer and 1 to 4 grade it. </span>
          Before a meeting or a talk, create a briefing: it plans what to study until then.
        </p>
      ) : null}
      <Start today={today} look="primary" />
    </>
  )
}

/** A day of a pause: what is due may wait. */
function OnPause({ today, pause }: { readonly today: Today; readonly pause: StudyPause }) {
  const due = cardsOf(today)
  return (
    <>
      <PageTitle label={dayWords(today.day, dateStyle())}>Pause until {dayWords(pause.to, dateStyle())}</PageTitle>
      <p className="max-w-[34rem] text-quiet">
        {due === 0
          ? 'Nothing is due now.'
          : `${counted(due, 'card is', 'cards are')} due, ${aboutMinutes(today.minutes)}. They can wait until you’re back.`}
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        {due === 0 ? null : <LinkButton href="/review">Review now</LinkButton>}
        <LinkButton href="/settings#pauses">Change the pause</LinkButton>
      </div>
    </>
  )
}

/** What the minutes on the page rest on, while that is little. */
function FewAnswers({ today: { pace } }: { readonly today: Today }) {
  const words = fewAnswersWords(pace)
  return words === null ? null : <p className="figures mt-1 text-label text-quiet">{words}</p>
}

/** The day's session where a briefing comes before it. */
export function DaysSession({ today }: { readonly today: Today }) {
  return (
    <Section title="Today’s session">
      {cardsOf(today) === 0 ? (
        <NothingLeft today={today} look="plain" />
      ) : (
        <>
          <p className="figures mb-3">{sizeWords(today)}</p>
          <Start today={today} look="plain" />
        </>
      )}
    </Section>
  )
}

type PartProps = { readonly today: Today; readonly look: 'primary' | 'plain' }

function Start({ today, look }: PartProps) {
  const keptBack = keptBackWords(today)
  return (
    <>
      <LinkButton href="/review" look={look}>
        Start reviewing
      </LinkButton>
      <p className="figures mt-3 text-label text-quiet">
        {kindsWords(today)}
        {keptBack ? `. ${keptBack}` : ''}
      </p>
      <FewAnswers today={today} />
    </>
  )
}

function NothingLeft({ today, look }: PartProps) {
  const keptBack = keptBackWords(today)
  const more = today.more.find((choice) => choice.kind === 'new')
  return (
    <>
      <p className="max-w-[34rem] text-quiet">
        {nextWords(today.next, today)}
        {keptBack ? (
          <>
            {' '}
            {keptBack}{' '}
            <a href="/settings#limits" className="link text-ink">
              Change the limits
            </a>
          </>
        ) : null}
      </p>
      {more ? (
        <div className="mt-6">
          <LinkButton href={studyMoreHref(more)} look={look}>
            {more.more} more new cards
          </LinkButton>
          <p className="figures mt-3 text-label text-quiet">
            {counted(more.cards, 'new card')}, {aboutMinutes(more.minutes)}
          </p>
          <FewAnswers today={today} />
        </div>
      ) : null}
    </>
  )
}
