import type { LikenessKind } from '@/lib/domain/comparison/comparable'
import type { PassageRole } from '@/lib/domain/library'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'

type Near = ShownDraft['near'][number]

/** A fact of the library that a draft repeats or contradicts. */
export type RepeatedFact = Near & { readonly kind: Exclude<LikenessKind, 'interference'> }

/** What becomes of a draft whose fact is in the library: a passage of that fact, a newer value of it, or a fact of its own. */
export type RepeatChoice = Extract<PassageRole, 'states' | 'disagrees'> | 'newer' | 'separate'

const isRepeat = (near: Near): near is RepeatedFact => near.kind !== 'interference'

/** The fact to ask about before a draft is accepted: one that it repeats comes before one that it contradicts. */
export const repeatedFact = ({ near }: Pick<ShownDraft, 'near'>): RepeatedFact | null => {
  const repeats = near.filter(isRepeat)
  return repeats.find(({ kind }) => kind === 'duplicate') ?? repeats[0] ?? null
}

type Option = { readonly choice: RepeatChoice; readonly words: string }

/** What can be chosen, the usual first. */
export const REPEAT_OPTIONS: Readonly<Record<RepeatedFact['kind'], readonly Option[]>> = {
  duplicate: [
    { choice: 'states', words: 'Add the passage' },
    { choice: 'separate', words: 'Make a separate fact' },
  ],
  conflict: [
    { choice: 'disagrees', words: 'Add as a passage that disagrees' },
    { choice: 'newer', words: 'Add as a newer value' },
    { choice: 'separate', words: 'Make a separate fact' },
  ],
}
