import { Checkbox } from '@/app/_ui/checkbox'
import { Select, TextField } from '@/app/_ui/field'
import { Section } from '@/app/_ui/page'
import type { NewOrder, QueueSettings, ReviewOrder } from '@/lib/domain/scheduling/settings'
import { choices, type FormPart, field, flag } from './form-part'

const REVIEW_ORDERS = choices<ReviewOrder>({
  'due-then-random': 'Longest due first, shuffled within each day',
  'lowest-recall': 'Lowest predicted recall first',
  weight: 'Must-know facts first',
  added: 'In the order of the library',
  random: 'At random',
})

const NEW_ORDERS = choices<NewOrder>({
  weight: 'Must-know facts first',
  position: 'In the order of the library',
  random: 'At random',
})

const NEW_MIXES = choices<QueueSettings['newMix']>({
  mixed: 'Mixed with reviews',
  before: 'Before reviews',
  after: 'After reviews',
})

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

/** When a study day is, how much it holds and in what order. */
export function DayPart({ part, zones }: { readonly part: FormPart; readonly zones: readonly string[] }) {
  return (
    <>
      <Section title="The day">
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            {...field(part, 'timeZone')}
            label="Time zone"
            hint="Type a city or region to find it. It sets which day it is for you."
            list="time-zones"
            autoComplete="off"
            spellCheck={false}
          />
          <datalist id="time-zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <Select
            {...field(part, 'dayStartHour')}
            label="Day starts at"
            hint="Answers between midnight and this time count for the previous day."
            options={HOURS}
          />
        </div>
      </Section>
      <div id="limits">
        <Section title="Daily limits">
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              {...field(part, 'newPerDay')}
              label="New cards per day"
              hint="Each comes back several times in its first weeks."
              inputMode="numeric"
            />
            <TextField
              {...field(part, 'reviewsPerDay')}
              label="Reviews per day"
              hint="Anything due beyond this waits until the next day."
              inputMode="numeric"
            />
          </div>
          <Checkbox
            {...flag(part, 'reviewLimitCapsNew')}
            className="mt-3"
            label="The review limit also caps new cards"
            hint="If reviews fill the day, no new cards are added."
          />
          <div className="mt-3 grid gap-5 sm:grid-cols-2">
            <TextField
              {...field(part, 'learnAheadMinutes')}
              label="Learn ahead, in minutes"
              hint="When nothing else is due, learning cards are shown up to this much early."
              inputMode="numeric"
            />
            <TextField
              {...field(part, 'readingMinutesADay')}
              label="Reading per day, in minutes"
              hint="How much of your reading list Today suggests. Enter 0 for none."
              inputMode="numeric"
            />
          </div>
        </Section>
      </div>
      <Section title="Order">
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            {...field(part, 'reviewOrder')}
            label="Reviews"
            hint="Which come first if not all fit into the day."
            options={REVIEW_ORDERS}
          />
          <Select
            {...field(part, 'newOrder')}
            label="New cards"
            hint="Which new cards come first."
            options={NEW_ORDERS}
          />
          <Select
            {...field(part, 'newMix')}
            label="Position of new cards"
            hint="Where they appear among the day’s reviews."
            options={NEW_MIXES}
          />
        </div>
      </Section>
      <Section
        title="Cards of the same fact"
        label="One card can give away the answers to the others, so they can wait until the next day."
      >
        <Checkbox
          {...flag(part, 'buryNewSiblings')}
          label="Hold back new cards"
          hint="A new card waits if another card of its fact is asked that day."
        />
        <Checkbox
          {...flag(part, 'buryReviewSiblings')}
          label="Hold back reviews"
          hint="A review waits if another card of its fact is asked that day."
        />
        <Checkbox
          {...flag(part, 'buryLearningSiblings')}
          label="Hold back cards in steps of a day or more"
          hint="The same for cards that are being learned over several days."
        />
      </Section>
    </>
  )
}
