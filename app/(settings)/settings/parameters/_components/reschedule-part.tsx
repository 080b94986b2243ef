import Link from 'next/link'
import { ActButton } from '@/app/_client/act-button'
import { requestContext } from '@/app/_server/request-context'
import { DataTable } from '@/app/_ui/data-table'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { counted, dayWords } from '@/lib/domain/format/words'
import { rescheduleWords } from '@/lib/domain/scheduling/reschedule-words'
import { previewReschedule, type ReschedulePreviewDay } from '@/lib/services/settings/reschedule-cards'
import { rescheduleAction } from '../actions'

/** What rescheduling would change, and the button that does it. */
export async function ReschedulePart() {
  const preview = await previewReschedule(await requestContext())
  const { changed, hasPause, days } = preview
  const [today] = days
  return (
    <Section title="Reschedule cards">
      <p className="mb-4">
        New settings apply to a card from its next answer. Reschedule to apply them now. Suspended cards and cards in
        learning stay as they are. You can undo it.
      </p>
      <p className="mb-4">{rescheduleWords(preview)}</p>
      {changed === 0 ? null : (
        <>
          {hasPause ? (
            <p className="mb-4">
              Days of your{' '}
              <Link href="/settings#pauses" className="link">
                planned pause
              </Link>{' '}
              stay free.
            </p>
          ) : null}
          <ActButton act={rescheduleAction} look="primary" doing="Rescheduling …">
            {`Reschedule ${counted(changed, 'card')}`}
          </ActButton>
          <details className="mt-8">
            <summary className="min-h-11 cursor-pointer py-2 font-medium">Reviews by day</summary>
            <DataTable<ReschedulePreviewDay>
              caption="Reviews due. Overdue ones count as due today."
              rows={days}
              keyOf={({ day }) => String(day)}
              columns={[
                {
                  key: 'day',
                  head: 'Day',
                  cell: ({ day }) => (day === today?.day ? 'Today' : dayWords(day, dateStyle())),
                },
                { key: 'before', head: 'Now', figures: true, cell: ({ before }) => before.toLocaleString('en-GB') },
                {
                  key: 'after',
                  head: 'Rescheduled',
                  figures: true,
                  cell: ({ after }) => after.toLocaleString('en-GB'),
                },
              ]}
            />
          </details>
        </>
      )}
    </Section>
  )
}
