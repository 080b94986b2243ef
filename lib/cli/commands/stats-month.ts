import type { DateStyle } from '@/lib/domain/format/date-style'
import { percentWords } from '@/lib/domain/format/percent'
import { shortDayWords } from '@/lib/domain/format/words'
import { minutesOf } from '@/lib/domain/retention/day-rows'
import type { Month } from '@/lib/domain/retention/month'
import { monthName } from '@/lib/domain/retention/month-words'
import { isoDateOf } from '@/lib/domain/time/study-day'
import { loadMonth, type MonthMetrics } from '@/lib/services/retention/load-month'
import type { RetentionModel } from '@/lib/services/retention/retention-model'
import { sparkline } from '../sparkline'
import { bold, columns, complain, faint, say, sayJson, wrap } from '../terminal'
import type { ExitCode } from '../with-data'

const retentionTable = ({ months }: MonthMetrics): readonly string[] => {
  const tested = months.filter(({ tested: { all } }) => all.n > 0)
  if (tested.length === 0) return []
  const share = (of: (typeof tested)[number]['tested']['all']) =>
    of.estimate === null ? '-' : `${percentWords(of.estimate.share)} of ${of.n}`
  return [
    '',
    columns([
      ['', 'young', 'mature', 'all', 'range of all'],
      ...tested.map(({ month, tested: { young, mature, all } }) => [
        month.key,
        share(young),
        share(mature),
        share(all),
        all.estimate === null ? '-' : `${percentWords(all.estimate.low)} to ${percentWords(all.estimate.high)}`,
      ]),
    ]),
  ]
}

const minutesLine = ({ month, until, days, answers }: MonthMetrics, dates: DateStyle): readonly string[] => {
  if (answers === 0) return []
  const byDay = new Map(days.map((day) => [day.day, minutesOf(day)]))
  const minutes = Array.from({ length: until - month.first + 1 }, (_, i) => byDay.get(month.first + i) ?? 0)
  return [
    '',
    faint(
      `${shortDayWords(month.first, dates)} ${sparkline(minutes)} ${shortDayWords(until, dates)} (minutes per day)`,
    ),
  ]
}

const asText = (metrics: MonthMetrics, dates: DateStyle): string =>
  [
    bold(metrics.isOver ? monthName(metrics.month) : `${monthName(metrics.month)} so far`),
    ...metrics.lines.map((line) => wrap(line)),
    ...minutesLine(metrics, dates),
    ...retentionTable(metrics),
  ].join('\n')

const asJson = ({ month, until, days, expectedRecall, months, target, ...metrics }: MonthMetrics) => {
  const dated = <Item extends { readonly day: number }>({ day, ...item }: Item) => ({ date: isoDateOf(day), ...item })
  return {
    month: month.key,
    from: isoDateOf(month.first),
    until: isoDateOf(until),
    ...metrics,
    target: target.one,
    targetChanged: target.changed,
    days: days.map(dated),
    known: expectedRecall && {
      start: expectedRecall.start && dated(expectedRecall.start),
      end: expectedRecall.end && dated(expectedRecall.end),
      days: expectedRecall.days.map(dated),
    },
    months: months.map(({ month: { key }, ...own }) => ({ month: key, ...own })),
  }
}

/** Says what a calendar month came to; 1 where there is nothing to say of it. */
export const sayMonth = async (model: RetentionModel, month: Month, json: true | undefined): Promise<ExitCode> => {
  const report = await loadMonth(model, month, Number.POSITIVE_INFINITY)
  const { firstAnswer } = report.choice
  switch (report.state) {
    case 'ahead':
      complain(`${monthName(month)} has not started yet.`)
      return 1
    case 'before-first-answer':
      complain(
        firstAnswer === null
          ? 'No card has been answered yet.'
          : `No report for ${monthName(month)}: your first answer was on ${isoDateOf(firstAnswer)}.`,
      )
      return 1
    case 'too-many':
      complain(report.message)
      return 1
    case 'over':
    case 'running':
      if (json) sayJson(asJson(report.metrics))
      else say(asText(report.metrics, model.learner.preferences.dates))
      return 0
  }
}
