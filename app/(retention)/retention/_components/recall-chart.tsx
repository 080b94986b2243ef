import type { ChartModel } from '@/app/_ui/charts/chart'
import { intervalChart } from '@/app/_ui/charts/interval-plot'
import { plotChart, SWATCHES } from '@/app/_ui/charts/plot'
import { dateStyle } from '@/app/_ui/date-style'
import { percentWords } from '@/lib/domain/format/percent'
import { dayWords } from '@/lib/domain/format/words'
import { roundedShareWords } from '@/lib/domain/retention/headlines'
import type { TrueRetentionMetrics } from '@/lib/services/retention/load-overview'
import { shareAxis } from './axes'

/** Weeks of reviews from which a line of them says more than a single range. */
const LEAST_WEEKS = 4

/** The share recalled over 30 days, week by week, with its range and the target; one range while there are few weeks. */
export const recallChart = ({ trend, rows, desiredRetention, headline }: TrueRetentionMetrics): ChartModel | null => {
  const label = `Percentage recalled, with 95% intervals. ${headline}`
  const target = { y: desiredRetention, name: `target ${percentWords(desiredRetention)}` }
  const points = trend.map(({ firstDay, band }) => (band ? { x: firstDay + 6, y: band.share, ...band } : null))
  const bands = points.filter((point) => point !== null)
  const [first, last] = [bands[0], bands.at(-1)]
  if (first && last && bands.length >= LEAST_WEEKS) {
    return plotChart({
      label,
      x: { from: first.x, to: Math.max(last.x, (trend.at(-1)?.firstDay ?? 0) + 6), ticks: 'days' },
      y: { ...shareAxis([...bands.map(({ low }) => low), desiredRetention - 0.05]), name: 'recalled' },
      legend: [
        { name: '30 days', swatch: SWATCHES.mark },
        { name: '95% interval', swatch: SWATCHES.band },
      ],
      layers: [
        { kind: 'band', points },
        { kind: 'line', points },
        { kind: 'level', ...target },
        {
          kind: 'marks',
          points: bands.map(({ x, y, ...band }) => ({
            x,
            y,
            title: `30 days to ${dayWords(x, dateStyle())}: ${roundedShareWords(band)}`,
          })),
        },
      ],
    })
  }
  const all = rows.find(({ period }) => period === 'all')?.all.estimate ?? null
  return all === null
    ? null
    : intervalChart({
        label,
        target: desiredRetention,
        targetName: 'target',
        rows: [{ name: 'So far', marks: [{ name: 'All cards', estimate: all }] }],
      })
}
