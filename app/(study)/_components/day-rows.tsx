import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { aboutMinutes, counted, minutesWords } from '@/lib/domain/format/words'
import type { Today } from '@/lib/services/study/load-today'
import { loadWords } from './load-words'

/** What was done today, and what tomorrow holds if what is due today is answered. */
export function DayRows({ today }: { readonly today: Today }) {
  const { done, tomorrow, isPausedTomorrow, firstRun } = today
  if (firstRun !== null && firstRun.cards === 0) return null
  return (
    <Section title="Today and tomorrow">
      <RowList label="Today and tomorrow">
        {done.answers > 0 ? (
          <Row note={counted(done.answers, 'answer')} value={minutesWords(done.minutes)}>
            Done today
          </Row>
        ) : null}
        <Row
          note={isPausedTomorrow ? `Pause. Due: ${loadWords(tomorrow)}` : loadWords(tomorrow)}
          value={tomorrow.minutes > 0 ? `${aboutMinutes(tomorrow.minutes)}` : undefined}
        >
          Tomorrow
        </Row>
      </RowList>
    </Section>
  )
}
