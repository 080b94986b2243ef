import { scaleLinear } from 'd3-scale'
import { across, type Drawing } from './drawing'

type RangeBar = {
  /** What is seen, for those who do not see it. */
  readonly label: string
  readonly value: number
  /** In which it lies; left out where it is no estimate. */
  readonly range?: { readonly low: number; readonly high: number }
  readonly max: number
  /** The two ends in words. */
  readonly ends: readonly [string, string]
}

const BAR_PX = 14
const TOP_PX = 8

/** How far a quantity reaches on its way to a whole, with the range in which it lies. */
export const rangeDrawing = ({ label, value, range, max, ends }: RangeBar): Drawing => {
  const scale = scaleLinear([0, Math.max(1, max)], [0, 100]).clamp(true)
  const at = (amount: number) => across(scale(amount))
  const middle = TOP_PX + BAR_PX / 2
  return {
    label,
    size: { kind: 'fluid', heightPx: TOP_PX + BAR_PX + 26 },
    legend: [],
    body: (
      <>
        <rect x="0" y={TOP_PX} width="100%" height={BAR_PX} rx="3" className="fill-rule" />
        <rect x="0" y={TOP_PX} width={at(value)} height={BAR_PX} rx="3" className="fill-accent" />
        {range ? (
          <g className="stroke-ink" strokeWidth="1.5">
            <line x1={at(range.low)} x2={at(range.high)} y1={middle} y2={middle} />
            <line x1={at(range.low)} x2={at(range.low)} y1={middle - 9} y2={middle + 9} />
            <line x1={at(range.high)} x2={at(range.high)} y1={middle - 9} y2={middle + 9} />
          </g>
        ) : null}
        <text x="0" y={TOP_PX + BAR_PX + 20} className="figures fill-quiet text-label">
          {ends[0]}
        </text>
        <text x="100%" y={TOP_PX + BAR_PX + 20} textAnchor="end" className="figures fill-quiet text-label">
          {ends[1]}
        </text>
      </>
    ),
  }
}
