import { Chart } from '@/app/_ui/charts/chart'
import { Disclosure } from '@/app/_ui/charts/disclosure'
import { plotChart, SWATCHES } from '@/app/_ui/charts/plot'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/page'
import { percentOf, roundedPercent } from '@/lib/domain/format/percent'
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

const SHARES = [0, 0.25, 0.5, 0.75, 1] as const

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
  const last = actual.at(-1)
  // What today's part adds comes in the course of today.
  const ahead = projected.map(({ day: one, share }) => ({ x: one === day ? one + 0.5 : one, y: share }))
  const model = plotChart({
    label: `Readiness at the briefing by day, from 0% to 100%. ${finding} The target is ${percentOf(target)}.`,
    heightPx: 170,
    x: { from, to: briefingDay, ticks: 'days' },
    y: { from: 0, to: 1, ticks: SHARES.map((at) => ({ at, text: roundedPercent(at) })), name: 'readiness' },
    legend: [
      { name: 'If you stopped that day', swatch: SWATCHES.mark },
      ...(isPast ? [] : [{ name: 'If you follow the plan', swatch: SWATCHES.ahead }]),
    ],
    layers: [
      { kind: 'level', y: target, name: `target ${percentOf(target)}` },
      // Beside either end of the chart the name of today would meet another one.
      ...(day > from && day - from < briefingDay - day ? [{ kind: 'upright', x: day, name: 'today' } as const] : []),
      { kind: 'upright', x: briefingDay, name: 'briefing' },
      { kind: 'line', points: [...(last ? [{ x: last.day, y: last.share }] : []), ...ahead], isAhead: true },
      { kind: 'line', points: actual.map(({ day: x, share: y }) => ({ x, y })) },
      {
        kind: 'marks',
        points: actual.map(({ day: x, share: y }) => ({ x, y, title: `${dayName(x)}: ${roundedPercent(y)}` })),
      },
      {
        kind: 'marks',
        points: projected.map(({ day: x, share: y }) => ({
          x,
          y,
          title: `${dayName(x)}, if the plan is followed: ${roundedPercent(y)}`,
        })),
        isAhead: true,
      },
    ],
  })
  return (
    <Section title="Readiness until the briefing">
      <Chart
        model={model}
        headline={finding}
        table={
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
        }
        definition={
          <p>
            A solid point is the forecast made that day, assuming no more study; one is kept for each day on which you
            open this page or finish a session. The dashed line shows what the plan adds, day by day: your readiness at
            the briefing if you stop after that day; the table counts today’s part as done. The target is the average of
            your targets for must-knows and for the rest, weighted by how much the facts count.
          </p>
        }
      />
    </Section>
  )
}
