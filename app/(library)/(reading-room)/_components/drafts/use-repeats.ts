import { useState } from 'react'
import type { RepeatChoice } from '@/app/(library)/(facts)/_components/repeat-question'
import { repeatAmong } from '@/lib/domain/comparison/repeat-among'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { RepeatedFact } from '@/lib/services/facts/check-fact'

/** The fact to ask about before a draft is accepted. */
export const repeatedFact = ({ near }: Pick<ShownDraft, 'near'>): RepeatedFact | null => repeatAmong(near)

/** What is asked about the draft at hand before it is accepted. */
export type AskedRepeat = { readonly key: string; readonly near: RepeatedFact }

type Remembered = Readonly<Partial<Record<RepeatedFact['kind'], RepeatChoice>>>

type Options = {
  /** The key of the draft at hand: a question about another one is over. */
  readonly current: string | null
  readonly onChoice: (draft: ShownDraft, near: RepeatedFact, choice: RepeatChoice) => void
}

/** The question that is asked when a draft is accepted whose fact is in the library, and what was answered for all. */
export function useRepeats({ current, onChoice }: Options) {
  const [asking, setAsking] = useState<AskedRepeat | null>(null)
  const [remembered, setRemembered] = useState<Remembered>({})
  if (asking !== null && asking.key !== current) setAsking(null)
  return {
    asking,
    /**
     * Asks about a draft, or decides on it as the reader said for all; one that came back is asked about all the same.
     * @returns false where there is nothing to ask
     */
    takes(draft: ShownDraft, isReturned: boolean): boolean {
      const near = repeatedFact(draft)
      if (near === null) return false
      const choice = isReturned ? undefined : remembered[near.kind]
      if (choice === undefined) setAsking({ key: draft.key, near })
      else onChoice(draft, near, choice)
      return true
    },
    choose(draft: ShownDraft, choice: RepeatChoice, forAll: boolean) {
      if (asking === null) return
      const { near } = asking
      setAsking(null)
      if (forAll) setRemembered((all) => ({ ...all, [near.kind]: choice }))
      onChoice(draft, near, choice)
    },
    cancel: () => setAsking(null),
  }
}
