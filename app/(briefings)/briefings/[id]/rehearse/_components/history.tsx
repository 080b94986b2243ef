import type { Route } from 'next'
import { dateStyle } from '@/app/_ui/date-style'
import { Row, RowList } from '@/app/_ui/row-list'
import { counted, dateTimeWords } from '@/lib/domain/format/words'
import type { PastRehearsal } from '@/lib/services/rehearsal/load-results'

type HistoryProps = {
  readonly briefingId: string
  readonly rehearsals: readonly PastRehearsal[]
  readonly timeZone: string
}

/** The rehearsals of a briefing, each with its score. */
export function History({ briefingId, rehearsals, timeZone }: HistoryProps) {
  return (
    <RowList label="Rehearsals so far">
      {rehearsals.map(({ id, startedAt, isOpen, score }) => (
        <Row
          key={id}
          href={`/briefings/${briefingId}/results?rehearsal=${id}` as Route}
          note={`${counted(score.asked, 'question')} asked${isOpen ? ', not finished' : ''}`}
          value={score.asked === 0 ? 'not started' : `${score.right} of ${score.asked} right`}
        >
          {dateTimeWords(startedAt, timeZone, dateStyle())}
        </Row>
      ))}
    </RowList>
  )
}
