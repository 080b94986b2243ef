import type { Amount, Mention, MentionValue } from '@/lib/domain/finder/mention'
import type { PlacedLabel } from './articles'
import type { LabelValue } from './label'

const ends = (amount: Amount): readonly number[] => (typeof amount === 'number' ? [amount] : amount)

const sameAmount = (a: Amount, b: Amount): boolean => {
  const [left, right] = [ends(a), ends(b)]
  return (
    left.length === right.length && left.every((x, i) => Math.abs(x - (right[i] ?? Number.NaN)) <= Math.abs(x) * 1e-9)
  )
}

const IRREGULAR: Readonly<Record<string, string>> = { feet: 'foot', men: 'man', women: 'woman', people: 'person' }

/** A unit in the singular, for comparing units alone: “miles” and “mile”, “countries” and “country”. */
const stem = (word: string): string => {
  const small = word.toLowerCase()
  const singular = small.replace(/ies$/, 'y').replace(/(?<=[sxz]|ch|sh)es$/, '')
  return IRREGULAR[small] ?? (singular === small ? small.replace(/(?<=[a-z]{2})(?<!s)s$/, '') : singular)
}

/** A unit is right where it has the head noun that is labelled: “metres” of “cubic metres”. */
const sameUnit = (found: string, labelled: string | null): boolean => {
  const head = labelled?.split(/[\s-]+/).at(-1)
  return head === undefined || found.split(/[\s-]+/).some((word) => stem(word) === stem(head))
}

/** Dates are the same with or without EDTF's marks for approximate and uncertain. */
const bare = (date: string): string => date.replace(/[~?]/g, '')

const same = (found: MentionValue, labelled: LabelValue): boolean => {
  if (typeof found === 'string' || typeof labelled === 'string') {
    return typeof found === typeof labelled && bare(String(found)) === bare(String(labelled))
  }
  if (found === null) return false
  if ('amount' in found) {
    return 'amount' in labelled && found.currency === labelled.currency && sameAmount(found.amount, labelled.amount)
  }
  if ('percent' in found) return 'percent' in labelled && sameAmount(found.percent, labelled.percent)
  return 'count' in labelled && sameAmount(found.count, labelled.count) && sameUnit(found.unit, labelled.unit)
}

/** Whether what was found says the same as a label: its value, or another that the label allows. */
export const sameValue = ({ value }: Mention, label: PlacedLabel): boolean =>
  [label.value, ...label.values].some((allowed) => allowed !== undefined && same(value, allowed))
