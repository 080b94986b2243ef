import type { Route } from 'next'
import { dateStyle } from '@/app/_ui/date-style'
import { Row, RowList } from '@/app/_ui/row-list'
import { pointsWords } from '@/lib/domain/briefing/rehearsal/score'
import { counted, dateTimeWords } from '@/lib/domain/format/words'
import type { PastRehearsal } from '@/lib/services/rehearsal/load-results'

export const momentWords = (at: number, timeZone: string): string => dateTimeWords(at, timeZone, dateStyle())

type HistoryProps = {
  readonly briefingId: string
  readonly rehearsals: readonly PastRehearsal[]
  readonly timeZone: string
}

/** The rehearsals of a briefing, each with its score. */
export function History({ briefingId, rehearsals, timeZone }: HistoryProps) {
  return (
    <RowList label="Rehearsals so far">
      {rehearsals.map(({ id, startedAt, endedAt, score, questions }) => (
        <Row
          key={id}
          href={`/briefings/${briefingId}/results?rehearsal=${id}` as Route}
          note={`${score.asked} of ${counted(questions, 'question')} asked${endedAt === null ? ', not finished' : ''}`}
          value={
            score.asked === 0
              ? 'not started'
              : `${score.right} of ${score.asked} right, ${pointsWords(score.points)} points`
          }
        >
          {momentWords(startedAt, timeZone)}
        </Row>
      ))}
    </RowList>
  )
}
