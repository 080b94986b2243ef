import { Disclosure } from '@/app/_ui/charts/disclosure'
import { ReadinessLine } from '@/app/_ui/charts/readiness-line'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/page'
import { percentOf } from '@/lib/domain/format/percent'
import type { BriefingPage } from '@/lib/services/briefing/load-briefing'
import { dayAndYear } from './words'

/** Both targets as one line: what the weighted mean of the facts is to be. */
const targetOf = ({ groups, briefing }: BriefingPage): number => {
  const { targetMust, targetOthers } = briefing.choices
  const worth = { must: 3, should: 2, nice: 1 }
  let [weights, sum] = [0, 0]
  for (const { weight, facts } of groups.weights) {
    weights += worth[weight] * facts
    sum += worth[weight] * facts * (weight === 'must' ? targetMust : targetOthers)
  }
  return weights === 0 ? targetMust : sum / weights
}

type LineRow = { readonly day: number; readonly stopped: number; readonly followed: number }

/** Readiness until the briefing: what was forecast on each day, and what the plan leads to. */
export function LinePart({ page }: { readonly page: BriefingPage }) {
  const { forecasts, days, day, briefingDay, isPast, ifFollowed, ifStopped } = page
  const actual = forecasts.map((forecast) => ({ day: forecast.day, share: forecast.ifStopped }))
  const projected = days.map((one) => ({ day: one.day, share: one.readinessAfter }))
  if (isPast && actual.length === 0) return null
  const from = Math.min(day, actual[0]?.day ?? day)
  // A line needs two days.
  if (briefingDay <= from) return null
  const target = targetOf(page)
  // From today on as the plan has it, which counts today's part as done; the plan leads to the same end from each day.
  const rows: readonly LineRow[] = [
    ...forecasts
      .filter((forecast) => !days.some((one) => one.day === forecast.day))
      .map((forecast) => ({ day: forecast.day, stopped: forecast.ifStopped, followed: forecast.ifFollowed })),
    ...days.map((one) => ({ day: one.day, stopped: one.readinessAfter, followed: ifFollowed.mean })),
  ]
  const [stopped, followed] = [percentOf(ifStopped.mean), percentOf(ifFollowed.mean)]
  const finding = isPast
    ? `The last forecast before the briefing was ${percentOf(actual.at(-1)?.share ?? 0)}.`
    : stopped === followed
      ? `${followed} on the day, whether or not you follow the plan.`
      : `On the day: ${stopped} if you stop now, ${followed} if you follow the plan.`
  const dayName = (one: number) => dayAndYear(one, day)
  return (
    <Section title="Readiness until the briefing">
      <figure>
        <figcaption className="max-w-[38rem] font-serif text-reading">{finding}</figcaption>
        <div className="mt-5 break-inside-avoid">
          <ReadinessLine
            label={`Readiness at the briefing by day, from 0% to 100%. ${finding} The target is ${percentOf(target)}.`}
            from={from}
            to={Math.max(briefingDay, from)}
            today={isPast ? null : day}
            actual={actual}
            projected={projected}
            target={target}
            dayName={dayName}
          />
        </div>
        <div className="mt-3">
          <Disclosure title="Figures">
            <DataTable
              caption="Forecasts by day"
              hideCaption
              rows={rows}
              keyOf={(row) => String(row.day)}
              columns={[
                { key: 'day', head: 'Day', cell: (row) => dayName(row.day) },
                {
                  key: 'stopped',
                  head: 'If you stop after that day',
                  figures: true,
                  cell: (row) => percentOf(row.stopped),
                },
                { key: 'followed', head: 'With the plan', figures: true, cell: (row) => percentOf(row.followed) },
              ]}
            />
          </Disclosure>
          <Disclosure title="How this is worked out">
            <div className="max-w-[38rem] text-quiet">
              <p>
                A solid point is that day’s forecast for the briefing if you had studied nothing more: one is kept for
                each day on which you open this page or finish a session. The dashed line shows what the plan adds, day
                by day: your readiness at the briefing if you stop after that day; the table counts today’s part as
                done. The target is the average of your targets for must-knows and for the rest, weighted by how much
                the facts count.
              </p>
            </div>
          </Disclosure>
        </div>
      </figure>
    </Section>
  )
}
