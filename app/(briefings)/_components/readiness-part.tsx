import { Section } from '@/app/_ui/page'
import type { Readiness } from '@/lib/domain/briefing/forecast'
import { counted } from '@/lib/domain/format/words'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'
import { expectWords, rangeWords, readinessWords } from './words'

/** One card in so many just answered lifts the figure of now. */
const MANY = 4

type FigureProps = { readonly name: string; readonly readiness: Readiness; readonly isMain?: boolean }

function Figure({ name, readiness, isMain = false }: FigureProps) {
  return (
    <div className="flex flex-col border-rule border-t py-3">
      <dt className="text-label text-quiet">{name}</dt>
      <dd className={`figures mt-1 font-semibold font-serif ${isMain ? 'text-figure text-accent' : 'text-figure'}`}>
        {readinessWords(readiness)}
      </dd>
      <dd className="figures mt-2 text-quiet text-small">
        {rangeWords(readiness) === readinessWords(readiness) ? '' : `${rangeWords(readiness)}. `}Expect{' '}
        {expectWords(readiness)}.
      </dd>
    </div>
  )
}

/** Readiness now, if you stop now, and if you follow the plan, each with its range; of one that is over at its time. */
export function ReadinessPart({ page }: { readonly page: BriefingPage }) {
  const { now, ifStopped, ifFollowed, isPast, justAnswered, cards } = page
  return (
    <Section
      title="Readiness"
      label={
        isPast
          ? 'The share of the facts you could expect to recall at the briefing, from what you had studied by then; a must-know counts three times as much as a nice-to-know.'
          : 'The share of the facts you can expect to recall; a must-know counts three times as much as a nice-to-know. “Now” is what you would recall if asked at this moment; some of it will fade before the day.'
      }
    >
      <dl className="mt-2 grid gap-x-6 sm:grid-cols-3">
        <Figure name={isPast ? 'At the briefing' : 'Now'} readiness={now} />
        {isPast ? null : (
          <>
            <Figure name="On the day, if you stop now" readiness={ifStopped} />
            <Figure name="On the day, if you follow the plan" readiness={ifFollowed} isMain />
          </>
        )}
      </dl>
      {!isPast && justAnswered * MANY >= cards ? (
        <p className="figures mt-1 text-quiet text-small">
          You answered {justAnswered} of these {counted(cards, 'card')} within the last hour, so “Now” is high. The day
          is what counts.
        </p>
      ) : null}
    </Section>
  )
}
