import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { minutesWords } from '@/lib/domain/format/words'
import { loadReadingOfDay, type ReadingToContinue as Planned } from '@/lib/services/reading/load-reading-list'

const SHOWN = 3

const partWords = ({ minutesLeft, minutesToday }: Planned): string =>
  minutesToday < minutesLeft - 0.5
    ? `${minutesWords(minutesToday)} of ${minutesWords(minutesLeft)}`
    : `${minutesWords(minutesLeft)} left`

/** What may be read today within the minutes of the day; nothing where the list has nothing for it. */
export async function ContinueReading() {
  const { articles } = await loadReadingOfDay(await requestContext())
  if (articles.length === 0) return null
  return (
    <Section title="Reading">
      <RowList label="Articles to read today">
        {articles.slice(0, SHOWN).map((planned) => (
          <Row
            key={planned.key}
            href={`/library/${encodeURIComponent(planned.key)}`}
            note={planned.isBegun ? 'Continue reading' : 'New on your list'}
            value={partWords(planned)}
          >
            {planned.title}
          </Row>
        ))}
      </RowList>
      <Link href="/library/reading" className="link mt-2 inline-flex min-h-11 items-center">
        Your reading list
      </Link>
    </Section>
  )
}
