import type { Route } from 'next'
import { LinkButton } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { StudyMore, studyMoreHref } from '@/app/(study)/_components/study-more'
import { aboutMinutes } from '@/lib/domain/format/words'
import type { Today } from '@/lib/services/study/load-today'
import { loadWords } from '../../_components/load-words'

/**
 * “Tomorrow: 2 reviews and 20 new cards, about 7 minutes.”, as Today says it.
 * @param scoped whether only a part of the library was studied, of which this is not said
 */
export const tomorrowWords = ({ tomorrow }: Today, scoped: boolean): string =>
  tomorrow.reviews + tomorrow.new === 0
    ? 'Nothing is due tomorrow.'
    : `Tomorrow${scoped ? ', in the whole library' : ''}: ${loadWords(tomorrow)}, ${aboutMinutes(tomorrow.minutes)}.`

/** Ten more new cards, where the library has some. */
export function MoreNow({ today }: { readonly today: Today }) {
  const more = today.more.find((choice) => choice.kind === 'new')
  return more ? <LinkButton href={studyMoreHref(more)}>{more.more} more new cards</LinkButton> : null
}

/** What can be studied from the end of a session. */
export function MoreAfter({ today, scoped }: { readonly today: Today; readonly scoped: boolean }) {
  return (
    <Section title={scoped ? 'Study more of the whole library' : 'Study more'}>
      <StudyMore choices={today.more} hasMoreNow />
    </Section>
  )
}

/** Of how many days the cards of a deck are offered before they are due. */
const DAYS_AHEAD = 7

/** What can be studied of a deck beyond its session of the day. */
export function MoreOfDeck({ deck, isLimited }: { readonly deck: string; readonly isLimited: boolean }) {
  const href = (further: Readonly<Record<string, string>>) =>
    `/review?${new URLSearchParams({ deck, ...further })}` as Route // a query of the review
  return (
    <Section title="Study more of this deck">
      <RowList label="Study more of this deck">
        {isLimited ? (
          <Row href={href({})} note="Past today’s limits.">
            All its due and new cards
          </Row>
        ) : null}
        <Row
          href={href({ new: '0', ahead: String(DAYS_AHEAD) })}
          note="Leaves out new cards. Each answer sets a new date, counted from today."
        >
          Review its next {DAYS_AHEAD} days’ cards now
        </Row>
        <Row href={href({ mode: 'cram' })} note="All its cards. Due dates stay as they are.">
          Cram this deck
        </Row>
      </RowList>
    </Section>
  )
}
