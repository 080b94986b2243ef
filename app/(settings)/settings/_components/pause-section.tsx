import { ActButton } from '@/app/_client/act-button'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { pauseWords } from '@/lib/domain/pausing/pause-words'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { PlannedPauses } from '@/lib/services/pausing/plan-pause'
import { endPauseAction } from '../pause-actions'
import { PauseForm } from './pause-form'

/** The planned pauses, each with a way to end it, and a form for another. */
export function PauseSection({ today, pauses }: PlannedPauses) {
  return (
    <Section title="Pauses" label="Days on which you won’t study. Briefings and forecasts take them into account.">
      <p className="mb-4 text-quiet">
        No new cards start, and cards that you answer before then are due on other days where possible. The rest waits
        until you’re back, within your daily limit.
      </p>
      {pauses.length === 0 ? null : (
        <div className="mb-6">
          <RowList label="Planned pauses">
            {pauses.map((pause) => {
              const isNow = pause.from <= today
              const [verb, doing] = isNow ? ['End', 'Ending …'] : ['Cancel', 'Cancelling …']
              return (
                <Row
                  key={pause.from}
                  note={isNow ? 'Now' : undefined}
                  value={
                    <ActButton
                      act={endPauseAction.bind(null, pause.from)}
                      doing={doing}
                      label={`${verb} the pause ${pauseWords(pause, dateStyle())}`}
                    >
                      {`${verb} the pause`}
                    </ActButton>
                  }
                >
                  {pauseWords(pause, dateStyle())}
                </Row>
              )
            })}
          </RowList>
        </div>
      )}
      <PauseForm today={isoDateOf(today)} />
    </Section>
  )
}
