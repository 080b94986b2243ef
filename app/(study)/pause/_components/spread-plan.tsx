import type { Route } from 'next'
import Link from 'next/link'
import { ActButton } from '@/app/_client/act-button'
import { barDrawing } from '@/app/_ui/charts/bar-chart'
import { ChartSvg } from '@/app/_ui/charts/drawing'
import { DataTable } from '@/app/_ui/data-table'
import { dateStyle } from '@/app/_ui/date-style'
import { Section } from '@/app/_ui/page'
import { counted, dayWords, minutesWords } from '@/lib/domain/format/words'
import { pauseWords } from '@/lib/domain/pausing/pause-words'
import type { SpreadPlan } from '@/lib/domain/pausing/spread'
import { lostWords, spreadWords } from '@/lib/domain/pausing/spread-words'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { SpreadPreview } from '@/lib/services/pausing/load-pausing'
import type { SpreadChoices } from '@/lib/services/pausing/spread-choices'
import { spreadAction } from '../actions'

type SpreadPlanProps = {
  readonly preview: SpreadPreview
  /** The address of the same plan over another number of days. */
  readonly addressOf: (days: number) => string
}

const mostOn = ({ days }: SpreadPlan): number => Math.max(0, ...days.map(({ cards }) => cards))

const rangeWords = ({ days }: SpreadPlan): string => {
  const least = Math.min(...days.map(({ cards }) => cards))
  const most = Math.max(...days.map(({ cards }) => cards))
  return least === most ? String(most) : `${least} to ${most}`
}

/** What a plan does not do, and what stands against it. */
const notesOf = ({ plan, dueBefore, reviewsPerDay }: SpreadPreview): readonly string[] => {
  const isOver = mostOn(plan) > reviewsPerDay
  const kept = counted(plan.kept, 'card')
  return [
    ...(dueBefore > 0 ? [`${counted(dueBefore, 'review is', 'reviews are')} due before the pause and not moved.`] : []),
    ...(plan.kept > 0
      ? [
          `${kept} of your briefings ${plan.kept === 1 ? 'stays on its day' : 'stay on their days'}: later would be too late.`,
        ]
      : []),
    ...(isOver
      ? [`Your limit is ${counted(reviewsPerDay, 'review')} per day, so some would wait longer. Choose more days.`]
      : []),
  ]
}

/** What spreading comes to, beside other numbers of days, with the button that does it. */
export function SpreadPlanView({ preview, addressOf }: SpreadPlanProps) {
  const { asked, plan, compared, secondsACard } = preview
  const { pause, days, weekdaysOff } = asked
  const isIdle = plan.moves.length === 0
  if (isIdle && pause === null) {
    return (
      <Section title="Plan">
        <p>There is nothing to spread.</p>
      </Section>
    )
  }
  const choices: SpreadChoices = {
    days,
    weekdaysOff: [...weekdaysOff],
    ...(pause === null ? {} : { from: isoDateOf(pause.from), to: isoDateOf(pause.to) }),
  }
  const [first, last] = [plan.days[0]?.day ?? 0, plan.days.at(-1)?.day ?? 0]
  const cardsOn = new Map(plan.days.map(({ day, cards }) => [day, cards]))
  const headline = isIdle ? 'No review falls due in these days.' : spreadWords(plan, secondsACard)
  return (
    <Section
      title="Plan"
      label={
        pause === null
          ? 'Predicted. Nothing has changed yet.'
          : `Pause ${pauseWords(pause, dateStyle())}. Predicted; nothing has changed yet.`
      }
    >
      <p className="max-w-[38rem] font-serif text-reading">{headline}</p>
      {notesOf(preview).map((note) => (
        <p key={note} className="mt-2 max-w-[38rem] text-quiet">
          {note}
        </p>
      ))}
      {isIdle ? null : (
        <div className="mt-5">
          <ChartSvg
            drawing={barDrawing({
              id: 'spread',
              label: `Reviews per day. ${headline}`,
              unit: 'reviews per day',
              heightPx: 110,
              axis: { kind: 'days', from: first, to: last },
              bars: Array.from({ length: last - first + 1 }, (_, index) => {
                const day = first + index
                const cards = cardsOn.get(day) ?? 0
                return {
                  key: String(day),
                  values: [cards],
                  title: `${dayWords(day, dateStyle())}: ${counted(cards, 'review')}`,
                }
              }),
            })}
          />
        </div>
      )}
      <div className="mt-5">
        <ActButton act={spreadAction.bind(null, choices)} look="primary" doing="Spreading …">
          {isIdle
            ? 'Plan the pause'
            : `${pause === null ? 'Spread' : 'Plan the pause and spread'} ${counted(plan.moves.length, 'review')}`}
        </ActButton>
        <p className="mt-2 max-w-[38rem] text-label text-quiet">
          Only due dates change, and you can undo it. No card comes up before it is due. New cards, and cards you answer
          on these days, are extra.
        </p>
      </div>
      {isIdle ? null : (
        <div className="mt-8">
          <DataTable
            caption="Other lengths"
            columns={[
              {
                key: 'days',
                head: 'Spread over',
                cell: (one) =>
                  one.days.length === days ? (
                    <strong>{counted(one.days.length, 'day')}</strong>
                  ) : (
                    <Link href={addressOf(one.days.length) as Route} className="link" prefetch={false}>
                      {counted(one.days.length, 'day')}
                    </Link>
                  ),
              },
              { key: 'cards', head: 'Reviews per day', figures: true, cell: rangeWords },
              {
                key: 'time',
                head: 'Time per day',
                figures: true,
                cell: (one) => minutesWords((mostOn(one) * secondsACard) / 60),
              },
              { key: 'lost', head: 'Cost', figures: true, cell: ({ factsLost }) => lostWords(factsLost) },
            ]}
            rows={compared}
            keyOf={(one) => String(one.days.length)}
          />
          <p className="mt-3 max-w-[38rem] text-quiet text-small">
            Cost: facts you would forget by waiting, compared with reviewing on time. Time:{' '}
            {secondsACard < 60 ? counted(Math.round(secondsACard), 'second') : minutesWords(secondsACard / 60)} per
            review, estimated from your answers.
          </p>
        </div>
      )}
    </Section>
  )
}
