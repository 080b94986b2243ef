import type { Readiness } from '@/lib/domain/briefing/forecast'
import { counted } from '@/lib/domain/retention/words'

/** “52 to 57 of 60 facts”; one number where the range is none. */
export const expectWords = ({ facts, expectedFacts: { low, high } }: Readiness): string => {
  const [from, to] = [Math.round(low), Math.round(high)]
  return `${from === to ? from : `${from} to ${to}`} of ${counted(facts, 'fact')}`
}

/** “84 to 93%”. */
export const rangeWords = ({ low, high }: Readiness): string => {
  const [from, to] = [Math.round(low * 100), Math.round(high * 100)]
  return from === to ? `${from}%` : `${from} to ${to}%`
}

/** A share in whole per cent; 0 and 100 only where it is that. */
export const percentOf = (share: number): string => {
  const rounded = Math.round(share * 100)
  if (share > 0 && rounded === 0) return '1%'
  return share < 1 && rounded === 100 ? '99%' : `${rounded}%`
}

export const shareWords = ({ mean }: Readiness): string => percentOf(mean)
