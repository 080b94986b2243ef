import { type Column, DataTable } from '@/app/_ui'
import { IntervalPlot } from '@/app/_ui/charts/interval-plot'
import { Picture } from '@/app/_ui/charts/picture'
import { MATURE_DAYS } from '@/lib/domain/retention/day-tally'
import { retentionFinding } from '@/lib/domain/retention/findings'
import type { Period, Retained, RetentionRow } from '@/lib/domain/retention/true-retention'
import { percentWords } from '@/lib/domain/retention/words'
import type { Retention } from '@/lib/services/load-retention'

const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  today: 'Today',
  week: '7 days',
  month: '30 days',
  year: '365 days',
  all: 'All time',
}

const GROUPS = [
  { key: 'all', name: 'All cards' },
  { key: 'young', name: `Young, under ${MATURE_DAYS} days` },
  { key: 'mature', name: `Mature, ${MATURE_DAYS} days and more` },
] as const

const Cell = ({ passed, n, estimate }: Retained) =>
  estimate === null ? (
    <span className="text-quiet">none</span>
  ) : (
    <>
      <span className="font-medium">{percentWords(estimate.share)}</span>
      <span className="block text-label text-quiet">
        {passed} of {n}, {percentWords(estimate.low)} to {percentWords(estimate.high)}
      </span>
    </>
  )

const COLUMNS: readonly Column<RetentionRow>[] = [
  { key: 'period', head: 'Period', cell: ({ period }) => PERIOD_WORDS[period] },
  { key: 'young', head: 'Young', figures: true, cell: ({ young }) => <Cell {...young} /> },
  { key: 'mature', head: 'Mature', figures: true, cell: ({ mature }) => <Cell {...mature} /> },
  { key: 'all', head: 'All', figures: true, cell: ({ all }) => <Cell {...all} /> },
]

/** True retention by period and maturity, against the target. */
export function RetentionPicture({ trueRetention, desiredRetention }: Retention) {
  const finding = retentionFinding(trueRetention, desiredRetention)
  const isMeasured = trueRetention.some(({ all }) => all.n > 0)
  return (
    <Picture
      finding={finding}
      tableOpen
      table={
        isMeasured ? (
          <>
            <p className="max-w-[38rem] pb-2 text-quiet text-small">
              Recalled, of those that came back, and the range in which the true share lies in 95 of 100 cases. The
              target is {percentWords(desiredRetention)}.
            </p>
            <DataTable
              caption="True retention by period"
              hideCaption
              columns={COLUMNS}
              rows={trueRetention}
              keyOf={({ period }) => period}
            />
          </>
        ) : null
      }
      definition={
        <>
          <p>
            Counted is the first answer to a card on a study day, where its interval before was a day or more. Hard,
            Good and Easy are recalled, Again is forgotten. Cramming, multiple choice and what was taken back do not
            count.
          </p>
          <p>
            A card is young while its interval is under {MATURE_DAYS} days, and mature from then on. Lines show the
            Wilson interval at 95%: the fewer the reviews, the longer; one with a tip goes on beyond the picture. The
            target is the desired retention of your settings.
          </p>
        </>
      }
    >
      {isMeasured ? (
        <IntervalPlot
          label={`Shares recalled by period with their ranges. ${finding}`}
          target={desiredRetention}
          targetName="target"
          rows={trueRetention.map((row) => ({
            name: PERIOD_WORDS[row.period],
            marks: GROUPS.map(({ key, name }) => ({ name, estimate: row[key].estimate })),
          }))}
        />
      ) : null}
    </Picture>
  )
}
