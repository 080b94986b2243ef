import type { ChartModel } from '@/app/_ui/charts/picture'
import { dayWordsWithYear } from '@/lib/domain/format/words'
import { EVERYTHING, type RetentionScope } from '@/lib/domain/retention/filter'
import type { Context } from '@/lib/services/context'
import { loadProblemCards } from '@/lib/services/retention/load-problem-cards'
import { loadAllPictures, loadOnePicture } from './catalogue'

const MONTH_DAYS = 30

export type Report = {
  /** From which day to which. */
  readonly span: string
  readonly lines: readonly string[]
  readonly pictures: readonly ChartModel[]
}

/** What the last 30 days came to, and what stands and comes, short enough for one page of paper. */
export const loadReport = async (ctx: Context, scope: RetentionScope, part: string | null): Promise<Report> => {
  const filter = { ...EVERYTHING, period: 'month', scope } as const
  const asked = { filter, part, ahead: MONTH_DAYS } as const
  const all = await loadAllPictures(ctx, asked)
  // A month alone has no month before it to be compared with.
  const trend = await loadOnePicture(ctx, 'trend', { ...asked, filter: { ...filter, period: 'year' } })
  const { fadingHeadline, costliestHeadline } = await loadProblemCards(ctx, filter)
  const { trueRetention, calibration, known, overTime, missedWeek, forecast, effort } = all
  const time = effort.find(({ name }) => name === 'time')
  const given = (pictures: readonly (ChartModel | null | undefined)[]) =>
    pictures.filter((one): one is ChartModel => one !== null && one !== undefined)
  const told = given([known, overTime, trueRetention, trend, calibration, time, forecast, missedWeek])
  return {
    span: `${dayWordsWithYear(all.day - MONTH_DAYS + 1)} to ${dayWordsWithYear(all.day)}`,
    lines: [...told.map(({ finding }) => finding), fadingHeadline, costliestHeadline],
    pictures: given([trueRetention, trend, calibration, overTime, time, forecast]),
  }
}
