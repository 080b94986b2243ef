import { useRouter } from 'next/navigation'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { dismissToast, toast } from '@/app/_ui/toast'
import type { RepeatChoice, RepeatRole } from '@/app/(library)/(facts)/_components/repeat-question'
import type { SavedFact } from '@/app/(library)/(facts)/fact-actions'
import { blockingIssue } from '@/lib/domain/cards/lint-issue'
import { repeatAmong } from '@/lib/domain/comparison/repeat-among'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { DraftsOfArticle } from '@/lib/services/drafts/load-drafts'
import type { RepeatedFact } from '@/lib/services/facts/check-fact'
import type { Result } from '@/lib/services/result'
import { mineArticle } from '../../draft-actions'
import { surroundingsOf } from '../text-in-page'
import type { Chosen } from '../use-passage'
import {
  draftAsFixed,
  isAccepting,
  isDraftBlocked,
  isUnwritten,
  tallyOf,
  waitingIn,
  withoutQuestion,
} from './draft-state'
import { type Deciding, type RoomText, useDrafts } from './use-drafts'
import { ownCloze, ownQuestion, useOwnCards } from './use-own-cards'
import { editedDraft, freshDraft, type Writing } from './use-writing'
import { CHOICE_WORDS, neverWords } from './words'

type DecisionsOf = {
  readonly text: RoomText
  readonly root: RefObject<HTMLElement | null>
  readonly writing: Writing
  readonly chosen: Chosen | null
  readonly shownFacts: readonly string[]
  /** A card was made of the chosen words: they are no longer chosen. */
  readonly onChosenDone: () => void
}

/** Everything that is done in the reading room, with what is said of it to those who hear the page. */
export function useDecisions({ text, root, writing, chosen, shownFacts, onChosenDone }: DecisionsOf) {
  const router = useRouter()
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const arrived = useRef(false)
  /** How often U was pressed before the drafts, and with them the earlier decisions, had come. */
  const [undosWaiting, setUndosWaiting] = useState(0)

  const passageOf = (span: Chosen['span']): Chosen => ({
    span,
    around: root.current ? surroundingsOf(root.current, span) : { text: '', from: span.start },
  })
  const ownCards = useOwnCards({
    articleKey: text.articleKey,
    writing,
    passageOf,
    onSay: setSaid,
    onUndo: (id) => {
      void drafts.takeBack(id)
      setSaid('Cloze card undone')
    },
  })
  const drafts = useDrafts(text, {
    onOwnRefused: ownCards.refused,
    onOwnSaved: (id, factId) => void ownCards.saved(id, factId),
  })
  const { state } = drafts

  const decide = (draft: ShownDraft, deciding: Deciding): string => {
    // What it offers belongs to an earlier step.
    dismissToast()
    const id = drafts.decide(draft, deciding)
    const { decision } = deciding
    const { asked, decided, accepted } = tallyOf(state)
    const isIn = isAccepting(decision)
    setSaid(`${CHOICE_WORDS[decision]}. ${decided + 1} of ${asked} decided, ${accepted + (isIn ? 1 : 0)} accepted.`)
    // The page's own facts and figures are brought up to date once, when there is nothing left to decide.
    if (waitingIn(state).length === 1) {
      // A list that does not know it yet is no reason to stop: the next time says it again.
      void drafts.idle().then(() =>
        mineArticle(text.articleKey)
          .catch(() => null)
          .then(() => router.refresh()),
      )
    }
    return id
  }
  const onChoice = (draft: ShownDraft, near: RepeatedFact, choice: RepeatChoice) => {
    if (choice === 'separate') decide(draft, { decision: 'accepted' })
    else if (choice === 'newer') decide(draft, { decision: 'accepted', updates: near.factId })
    else decide(draft, { decision: 'added', role: choice, to: near })
  }
  const repeats = useRepeats({ current: state.current, onChoice })

  const room = {
    drafts,
    repeats,
    said,
    failure,
    hasSelection: chosen !== null,
    /** Takes in the server's first answer; later ones know less than this page. */
    arrive(offered: Result<DraftsOfArticle>) {
      if (arrived.current) return
      if (!offered.ok) {
        setUndosWaiting(0)
        return setFailure(offered.message)
      }
      arrived.current = true
      setFailure(null)
      void drafts.arrive(offered.value)
    },
    accept(draft: ShownDraft) {
      if (isUnwritten(draft)) return room.write(draft)
      const block = blockingIssue(draftAsFixed(state, draft).lint)
      if (block === null) {
        if (!repeats.takes(draft, draft.key in state.returned)) decide(draft, { decision: 'accepted' })
        return
      }
      const isFixable = draft.fix && !state.fixed.has(draft.key) && !isDraftBlocked(draft.fix)
      const words = `Not accepted: ${block.what}. ${isFixable ? 'Apply the fix (F), or edit it (E).' : 'Edit it (E), or skip it (S).'}`
      setSaid(words)
      toast(words)
    },
    edit(draft: ShownDraft) {
      writing.begin(editedDraft(passageOf(draft.passage), draft, draftAsFixed(state, draft).fact))
    },
    /** Opens the form with the marked words as the answer, and an empty question. */
    write(draft: ShownDraft) {
      writing.begin(editedDraft(passageOf(draft.passage), draft, withoutQuestion(draft)))
    },
    skip: (draft: ShownDraft) => void decide(draft, { decision: 'skipped' }),
    never(draft: ShownDraft) {
      const { kind } = draft.mention
      const gone = waitingIn(state).filter(({ key, mention }) => mention.kind === kind && key !== draft.key).length
      const id = decide(draft, { decision: 'never' })
      const words = neverWords(kind, gone)
      const { asked, decided, accepted } = tallyOf(state)
      setSaid(`${words} ${decided + 1} of ${asked - gone} decided, ${accepted} accepted.`)
      toast(words, {
        label: 'Undo',
        run: () => {
          void drafts.takeBack(id)
          setSaid(`Undone: ${words}`)
        },
      })
    },
    fix(draft: ShownDraft) {
      if (!draft.fix) return
      drafts.act({ kind: 'fix', key: draft.key })
      setSaid(state.fixed.has(draft.key) ? 'Fix undone.' : 'Fix applied.')
    },
    undo(id?: string): boolean {
      if (id === undefined && drafts.undoHighlight()) return true
      if (id === undefined && state.made.length === 0 && state.left === null && failure === null) {
        setUndosWaiting((waiting) => waiting + 1)
        setSaid('The last decision will be undone once the drafts have loaded.')
        return true
      }
      const made = state.made.find((one) => one.id === (id ?? state.made.at(-1)?.id))
      if (!made) return false
      // What it offers may be the same undo.
      dismissToast()
      if (!drafts.undo(made.id)) return false
      ownCards.undone(made.id)
      setSaid(`Undone: ${made.words}`)
      const isShown = made.factId !== null && shownFacts.includes(made.factId)
      if (isShown) void drafts.idle().then(() => router.refresh())
      return true
    },
    /** The form has saved a fact. @returns what takes it back */
    saved(saved: SavedFact): () => Promise<void> {
      const { open } = writing
      writing.end()
      const id = open?.of
        ? decide(open.of, { decision: 'edited', saved })
        : drafts.logOwn(saved, open?.draft.statement ?? 'A fact', open?.chosen.span)
      return () => drafts.takeBack(id)
    },
    /** The passage in the form is added to a fact of the library, in place of a fact of its own. @returns what takes it back */
    addedInForm(to: RepeatedFact, role: RepeatRole): () => Promise<void> {
      const { open } = writing
      writing.end()
      const passage = open?.chosen.span ?? { start: 0, end: 0 }
      const id = open?.of ? decide(open.of, { decision: 'added', role, to, passage }) : drafts.addOwn(passage, role, to)
      return () => drafts.takeBack(id)
    },
    makeFact() {
      if (chosen) writing.begin(freshDraft(chosen))
    },
    cloze() {
      if (!chosen || !root.current) return
      const card = ownCloze(root.current, chosen)
      if (!card) return writing.begin(freshDraft(chosen))
      onChosenDone()
      // What was chosen is never lost while the server is asked about it.
      ownCards.made(drafts.makeOwn(card), card)
    },
    question(form: 'question' | 'typed') {
      if (!chosen || !root.current) return
      const { passage, draft } = ownQuestion(root.current, chosen, form)
      writing.begin(freshDraft(passage, draft))
    },
    highlight() {
      if (!chosen) return
      void drafts.highlight(chosen.span)
      onChosenDone()
    },
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: one at a time, for the next depends on what the last one left
  useEffect(() => {
    if (undosWaiting === 0 || state.left === null) return
    setUndosWaiting(undosWaiting - 1)
    if (!room.undo()) setSaid('There is nothing to undo.')
  }, [undosWaiting, state.left])
  return room
}

export type Decisions = ReturnType<typeof useDecisions>

/** The fact to ask about before a draft is accepted. */
export const repeatedFact = ({ near }: Pick<ShownDraft, 'near'>): RepeatedFact | null => repeatAmong(near)

/** What is asked about the draft at hand before it is accepted. */
type AskedRepeat = { readonly key: string; readonly near: RepeatedFact }

type Remembered = Readonly<Partial<Record<RepeatedFact['kind'], RepeatChoice>>>

type Options = {
  /** The key of the draft at hand: a question about another one is over. */
  readonly current: string | null
  readonly onChoice: (draft: ShownDraft, near: RepeatedFact, choice: RepeatChoice) => void
}

/** The question that is asked when a draft is accepted whose fact is in the library, and what was answered for all. */
function useRepeats({ current, onChoice }: Options) {
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
