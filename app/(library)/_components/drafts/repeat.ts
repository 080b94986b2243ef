import { repeatAmong } from '@/lib/domain/comparison/repeat-among'
import type { PassageRole } from '@/lib/domain/library'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { RepeatedFact } from '@/lib/services/facts/check-fact'

/** What a passage does for a fact that it is added to. */
export type RepeatRole = Extract<PassageRole, 'states' | 'disagrees'>

/** What becomes of a draft whose fact is in the library: a passage of that fact, a newer value of it, or a fact of its own. */
export type RepeatChoice = RepeatRole | 'newer' | 'separate'

/** The fact to ask about before a draft is accepted. */
export const repeatedFact = ({ near }: Pick<ShownDraft, 'near'>): RepeatedFact | null => repeatAmong(near)

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
