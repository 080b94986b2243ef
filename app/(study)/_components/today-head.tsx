import { LinkButton } from '@/app/_ui/button'
import { PageTitle } from '@/app/_ui/page'
import { clockWords, counted, dayWords, minutesWords } from '@/lib/domain/format/words'
import type { Next, Today } from '@/lib/services/study/load-today'
import { loadWords } from './load-words'

function nextWords(next: Next, { day, timeZone, tomorrow }: Today): string {
  switch (next.kind) {
    case 'later':
      return `${counted(next.cards, 'card')} ${next.cards === 1 ? 'is' : 'are'} due from ${clockWords(next.at, timeZone)}.`
    case 'day':
      return next.day === day + 1
        ? `Next: tomorrow, ${loadWords(tomorrow)}.`
        : `The next card is due on ${dayWords(next.day)}.`
    case 'none':
      return 'No cards are scheduled.'
  }
}

const keptBackWords = (kept: Today['keptBack']): string | null =>
  kept.new + kept.reviews > 0 ? `Today’s limits hold back ${loadWords(kept)}.` : null

/** The day, what is due on it and the one button; where nothing is due, what comes next. */
export function TodayHead({ today }: { readonly today: Today }) {
  const { counts, firstRun } = today
  const cards = counts.new + counts.learning + counts.due
  const label = dayWords(today.day)
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
  if (cards === 0) return <NothingDue today={today} label={label} />
  const keptBack = today.keptBack.reviews > 0 ? keptBackWords({ ...today.keptBack, new: 0 }) : null
  return (
    <>
      <PageTitle label={label}>
        {counted(cards, 'card')}, about {minutesWords(today.minutes)}
      </PageTitle>
      {firstRun ? (
        <p className="mb-6 max-w-[34rem] text-quiet">
          The library holds {counted(firstRun.articles, 'article')}, {counted(firstRun.facts, 'fact')} and{' '}
          {counted(firstRun.cards, 'card')}; each card shows the passage that its answer comes from.
        </p>
      ) : null}
      <LinkButton href="/review" look="primary">
        Start reviewing
      </LinkButton>
      <p className="figures mt-3 text-label text-quiet">
        {[
          counts.new > 0 ? `${counts.new} new` : null,
          counts.learning > 0 ? `${counts.learning} learning` : null,
          counts.due > 0 ? counted(counts.due, 'review') : null,
        ]
          .filter((part) => part !== null)
          .join(', ')}
        {keptBack ? `. ${keptBack}` : ''}
      </p>
    </>
  )
}

function NothingDue({ today, label }: { readonly today: Today; readonly label: string }) {
  const keptBack = keptBackWords(today.keptBack)
  return (
    <>
      <PageTitle label={label}>Nothing is due now</PageTitle>
      <p className="max-w-[34rem] text-quiet">{nextWords(today.next, today)}</p>
      {keptBack ? (
        <p className="mt-2 max-w-[34rem] text-quiet">
          {keptBack}{' '}
          <a href="/settings#limits" className="link text-ink">
            Change the limits
          </a>
        </p>
      ) : null}
    </>
  )
}
