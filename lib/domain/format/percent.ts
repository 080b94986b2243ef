/** A share in per cent without decimals, never rounded to a certainty that is none. */
export const percentWords = (share: number): string => {
  if (share > 0.995 && share < 1) return 'over 99%'
  return share < 0.005 && share > 0 ? 'under 1%' : roundedPercent(share)
}

/** A share in whole per cent; 0 and 100 may be rounded. For axes, and for shares that a text qualifies. */
export const roundedPercent = (share: number): string => `${Math.round(share * 100)}%`

/** A share in whole per cent as a number; 0 and 100 only where it is that. */
export const wholePercent = (share: number): number => {
  const rounded = Math.round(share * 100)
  if (share > 0 && rounded === 0) return 1
  return share < 1 && rounded === 100 ? 99 : rounded
}

/** A share in whole per cent; 0% and 100% only where it is that. */
export const percentOf = (share: number): string => `${wholePercent(share)}%`

/** A share in per cent with one decimal, for forecasts and small tables. */
export const decimalPercent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** “84 to 93%”, in whole per cent. */
export const percentRange = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${Math.round(low * 100)} to ${roundedPercent(high)}`

/** “95% interval 84% to 93%”. */
export const intervalWords = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `95% interval ${roundedPercent(low)} to ${roundedPercent(high)}`

/** Enough digits for any share that is typed or stored, and too few for the errors of binary fractions. */
const DIGITS = 12

/** A share in per cent with all its decimals: “90%”, “92.5%”; what `shareOfPercent` reads back as the same share. */
export const exactPercent = (share: number): string => `${Number((share * 100).toPrecision(DIGITS))}%`

/** The share of a percentage: 92.5 is 0.925. */
export const shareOfPercent = (percent: number): number => Number((percent / 100).toPrecision(DIGITS))
