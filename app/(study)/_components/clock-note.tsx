import { requestContext } from '@/app/_server/request-context'
import { ErrorNote } from '@/app/_ui/error-note'
import { clockAhead } from '@/lib/services/study/redate-entries'
import { aheadWords } from './clock-words'
import { FixDatesButton } from './fix-dates-button'

/** That answers are dated ahead because a clock was wrong, and how to fix it; nothing on most days. */
export async function ClockNote() {
  const ahead = await clockAhead(await requestContext())
  if (!ahead) return null
  return (
    <div className="mb-8">
      <ErrorNote title={aheadWords(ahead)} action={<FixDatesButton />}>
        <p>
          This computer’s clock was wrong at the time, so their cards won’t come back until those dates. If you fix the
          dates, they move back to just before your next answer, or to now, and the cards are scheduled from there.
        </p>
      </ErrorNote>
    </div>
  )
}
