import { useEffect, useReducer, useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { UNCHANGED } from '@/app/_client/reach-server'
import { toast } from '@/app/_ui/toast'
import { sidesOf } from '@/lib/domain/drafts/draft-cards'
import type { FactDraft } from '@/lib/domain/drafts/fact-draft'
import { OWN_CHOICE } from '@/lib/domain/extraction/drafting-figures'
import type { FactId, SnapshotId } from '@/lib/domain/ids'
import type { PassageRole } from '@/lib/domain/library'
import type { DecisionForm } from '@/lib/services/drafts/decision-input'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { RepeatedFact } from '@/lib/services/facts/find-repeat'
import { moreDrafts, removeHighlight } from '../../draft-actions'
import type { TextSpan } from '../article-text'
import type { Outgoing, SendOutcome } from './decision-outbox'
import { currentOf, draftAsFixed, draftsAfter, type Made, NO_DRAFTS, waitingIn } from './draft-state'
import { type ShownFor, shownFor } from './shown-for'
import { useOutbox } from './use-outbox'

/** The text that is on the screen. */
export type RoomText = { readonly articleKey: string; readonly snapshotId: SnapshotId; readonly part: TextSpan }

/** A card that a reader makes of words of their own choice. */
export type OwnCard = { readonly passage: TextSpan; readonly fact: FactDraft }

/** What is decided about a draft. */
export type Deciding =
  /** `updates`: the fact of which it gives the newer value. */
  | { readonly decision: 'accepted'; readonly updates?: FactId }
  /** `passage`: where the form has moved it. */
  | { readonly decision: 'added'; readonly role: PassageRole; readonly to: RepeatedFact; readonly passage?: TextSpan }
  /** `saved`: the fact that the form has made of it. */
  | { readonly decision: 'edited'; readonly saved: { readonly factId: FactId; readonly cards: number } }
  | { readonly decision: 'skipped' | 'never' }

const FIVE = 5
type Sought = { readonly count: number; readonly only?: string[]; readonly touching?: { start: number; end: number } }

const cardsOf = ({ cards }: FactDraft): number => cards.reduce((sum, card) => sum + sidesOf(card).length, 0)

type Handlers = {
  /** An own card that the server refused, with the reason: to be changed and saved again. */
  readonly onOwnRefused: (own: OwnCard, reason: string) => void
}

/** The drafts on the screen and what was decided about them; every decision is sent in the background. */
export function useDrafts({ articleKey, snapshotId, part }: RoomText, { onOwnRefused }: Handlers) {
  const [state, act] = useReducer(draftsAfter, NO_DRAFTS)
  const watch = useRef<ShownFor | null>(null)
  const own = useRef(new Map<string, OwnCard>())
  /** The last highlight, and how many decisions had been made by then: it is the last act as long as none followed. */
  const highlighted = useRef<{ readonly id: string; readonly decisions: number } | null>(null)

  useEffect(() => {
    const started = shownFor()
    watch.current = started
    return started.stop
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts anew with every draft that is shown
  useEffect(() => watch.current?.restart(), [state.current])

  /** Asks for more drafts and shows them. @returns those that came */
  const fetchMore = async (asked: Sought): Promise<readonly ShownDraft[]> => {
    const except = state.drafts.map(({ key }) => key)
    const offered = await moreDrafts(articleKey, { ...asked, part: { ...part }, except }).catch(() => null)
    if (!offered?.ok) {
      toast(offered?.message ?? UNCHANGED)
      return []
    }
    // Where only some were asked for, the answer does not say how many there are in all.
    const left = asked.only || asked.touching ? (state.left ?? 0) : offered.value.left
    act({ kind: 'more', offered: { drafts: offered.value.drafts, left } })
    return offered.value.drafts
  }

  const answered = (one: Outgoing, answer: SendOutcome) => {
    if (answer.ok) {
      if (one.kind === 'decide') act({ kind: 'settled', id: one.form.id, as: answer })
      return
    }
    if (one.kind !== 'decide') return toast(answer.message)
    const card = own.current.get(one.form.id)
    act({ kind: 'returned', id: one.form.id, reason: answer.message })
    if (card) onOwnRefused(card, answer.message)
    else if (one.form.articleKey !== articleKey) toast(`An earlier decision was not saved: ${answer.message}`)
  }
  const outbox = useOutbox(answered)

  /** Decides on a draft. @returns the decision's id */
  const decide = (draft: ShownDraft, deciding: Deciding): string => {
    const { key, drafter, passage, mention } = draft
    const { kind } = mention
    const { fact } = draftAsFixed(state, draft)
    const [id, ms] = [uuidv7(), watch.current?.read() ?? 0]
    const common = { id, articleKey, offerKey: key, drafter, findingKind: kind, ms, at: Date.now() }
    const place = { snapshotId, span: { ...passage } }
    const post = (form: DecisionForm, made: Pick<Made, 'factId' | 'cards'>, words = fact.statement) => {
      act({
        kind: 'decide',
        made: { id, key, kind, ms, words, isEarlier: false, ...made, choice: form.decision },
      })
      outbox.post({ kind: 'decide', form })
    }
    switch (deciding.decision) {
      case 'accepted': {
        const facts = { fact, drafted: draft.fact }
        post({ ...common, ...deciding, ...place, ...facts }, { factId: null, cards: cardsOf(fact) })
        break
      }
      case 'added': {
        const { decision, role, to, passage: span = passage } = deciding
        const { factId, statement } = to
        post({ ...common, snapshotId, span: { ...span }, decision, role, factId }, { factId, cards: 0 }, statement)
        break
      }
      case 'edited': {
        const { decision, saved } = deciding
        post(
          { ...common, decision, factId: saved.factId, drafted: draft.fact },
          { factId: saved.factId, cards: saved.cards },
        )
        break
      }
      case 'skipped':
      case 'never':
        post({ ...common, ...deciding }, { factId: null, cards: 0 })
        break
      default:
        deciding satisfies never
    }
    return id
  }

  const noteOwn = (form: DecisionForm, made: Omit<Made, 'id' | 'key' | 'kind' | 'isEarlier' | 'ms'>) => {
    const { id, offerKey: key, ms } = form
    act({ kind: 'decide', made: { ...made, id, key, ms, kind: OWN_CHOICE, isEarlier: false } })
    outbox.post({ kind: 'decide', form })
  }
  const postUndo = (id: string) => {
    outbox.post({ kind: 'undo', form: { id: uuidv7(), voids: id, at: Date.now() } })
    act({ kind: 'undo', id })
  }
  const unhighlight = async (id: string) => {
    highlighted.current = null
    await outbox.idle()
    const removed = await removeHighlight(articleKey, id).catch(() => null)
    toast(removed?.ok ? 'Highlight removed.' : (removed?.message ?? UNCHANGED))
  }
  const ownForm = () => {
    const id = uuidv7()
    const about = { articleKey, offerKey: `own:${id}`, drafter: 'highlight', findingKind: OWN_CHOICE } as const
    return { id, ...about, ms: 0, at: Date.now() }
  }

  return {
    state,
    outbox,
    act,
    decide,
    /** Makes a card of the reader's own choice of words, without a form. @returns the decision's id */
    makeOwn(card: OwnCard): string {
      const { passage, fact } = card
      const common = ownForm()
      own.current.set(common.id, card)
      noteOwn(
        { ...common, decision: 'accepted', snapshotId, span: { ...passage }, fact, drafted: fact },
        { choice: 'accepted', words: fact.statement, cards: fact.cards.length, factId: null },
      )
      return common.id
    },
    /** Logs a fact of the reader's own choice that the form has saved. @returns the decision's id */
    logOwn(saved: { factId: FactId; cards: number }, words: string): string {
      const common = ownForm()
      noteOwn(
        { ...common, decision: 'edited', factId: saved.factId, drafted: null },
        { choice: 'edited', words, ...saved },
      )
      return common.id
    },
    /** Adds a passage of the reader's own choice to a fact of the library. @returns the decision's id */
    addOwn(span: TextSpan, role: PassageRole, { factId, statement }: RepeatedFact): string {
      const common = ownForm()
      noteOwn(
        { ...common, decision: 'added', snapshotId, span: { ...span }, factId, role },
        { choice: 'added', words: statement, cards: 0, factId },
      )
      return common.id
    },
    /** Keeps words as highlighted; drafts from them are then offered first. */
    async highlight(span: TextSpan) {
      const id = uuidv7()
      outbox.post({ kind: 'highlight', form: { id, articleKey, snapshotId, span: { ...span } } })
      highlighted.current = { id, decisions: state.made.length }
      toast('Highlighted. Drafts are made from these words first.', { label: 'Undo', run: () => void unhighlight(id) })
      await outbox.idle()
      const [first] = await fetchMore({ count: 1, touching: { ...span } })
      const known = state.drafts.find(({ passage }) => passage.start < span.end && span.start < passage.end)
      const key = (first ?? known)?.key
      if (key !== undefined) act({ kind: 'choose', key })
    },
    /** Removes the last highlight, if nothing was decided since. @returns whether there was one */
    undoHighlight(): boolean {
      const last = highlighted.current
      if (!last || last.decisions !== state.made.length) return false
      void unhighlight(last.id)
      return true
    },
    /** Takes a decision back, or the last one that stands. @returns whether there was one */
    undo(id = state.made.at(-1)?.id): boolean {
      const made = state.made.find((one) => one.id === id)
      if (!made) return false
      postUndo(made.id)
      const isHere = state.drafts.some(({ key }) => key === made.key)
      if (!isHere) {
        toast(`Undone: ${made.words}`)
        if (made.kind !== OWN_CHOICE) void outbox.idle().then(() => fetchMore({ count: 1, only: [made.key] }))
      }
      return true
    },
    /** Takes the decision of that id back. Resolves when the server has done it. */
    takeBack(id: string): Promise<void> {
      postUndo(id)
      return outbox.idle()
    },
    more: () => void outbox.idle().then(() => fetchMore({ count: FIVE })),
    current: currentOf(state),
    waiting: waitingIn(state),
  }
}

export type UsedDrafts = ReturnType<typeof useDrafts>
