import { LinkButton } from '@/app/_ui/button'
import { Section } from '@/app/_ui/page'
import { StudyMore, studyMoreHref } from '@/app/(study)/_components/study-more'
import { aboutMinutes } from '@/lib/domain/format/words'
import type { Today } from '@/lib/services/study/load-today'
import { loadWords } from '../../_components/load-words'

/** “Tomorrow: 2 reviews and 20 new cards, about 7 minutes.”, as Today says it. */
export const tomorrowWords = ({ tomorrow }: Today): string =>
  tomorrow.reviews + tomorrow.new === 0
    ? 'Nothing is due tomorrow.'
    : `Tomorrow: ${loadWords(tomorrow)}, ${aboutMinutes(tomorrow.minutes)}.`

/** Ten more new cards, where the library has some. */
export function MoreNow({ today }: { readonly today: Today }) {
  const more = today.more.find((choice) => choice.kind === 'new')
  return more ? <LinkButton href={studyMoreHref(more)}>{more.more} more new cards</LinkButton> : null
}

/** What can be studied from the end of a session. */
export function MoreAfter({ today }: { readonly today: Today }) {
  return (
    <Section title="Study more">
      <StudyMore choices={today.more} hasMoreNow />
    </Section>
  )
}
