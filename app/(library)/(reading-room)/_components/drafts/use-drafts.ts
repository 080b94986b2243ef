import { useEffect, useReducer, useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { outbox } from '@/app/_client/outbox'
import { type EntryOutcome, type OutboxEntry, subjectOf } from '@/app/_client/outbox-kinds'
import { UNCHANGED } from '@/app/_client/reach-server'
import { type Stopwatch, visibleStopwatch } from '@/app/_client/visible-stopwatch'
import { toast } from '@/app/_ui/toast'
import type { FactDraft } from '@/lib/domain/drafting/fact-draft'
import { OWN_CHOICE } from '@/lib/domain/drafting/own-choice'
import type { FactId, SnapshotId } from '@/lib/domain/ids'
import type { PassageRole } from '@/lib/domain/library'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import type { DecisionForm, SentForm } from '@/lib/services/drafts/decision-input'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { DraftsOfArticle } from '@/lib/services/drafts/load-drafts'
import type { RepeatedFact } from '@/lib/services/facts/check-fact'
import { moreDrafts, removeHighlight } from '../../draft-actions'
import {
  currentOf,
  type DraftsState,
  draftAsFixed,
  draftsAfter,
  type Made,
  madeOf,
  NO_DRAFTS,
  waitingIn,
} from './draft-state'

const nameOf = (shownOf: string): string => `aide-drafts ${shownOf}`

/** The keys of drafts of a part of an article that were shown in this browser and still wait for a decision. */
function keptDrafts(shownOf: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(shownOf)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []
  } catch {
    return []
  }
}

/** Keeps the keys of the drafts that wait for a decision, once the server has given some. */
function useKeptDrafts(shownOf: string, state: DraftsState): void {
  const { left } = state
  const keys = JSON.stringify(waitingIn(state).map(({ key }) => key))
  useEffect(() => {
    if (left === null) return
    try {
      if (keys === '[]') localStorage.removeItem(nameOf(shownOf))
      else localStorage.setItem(nameOf(shownOf), keys)
    } catch {
      // A browser that stores nothing begins with the first drafts again.
    }
  }, [shownOf, keys, left])
}

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
/** The most drafts that one request names. */
const MOST_ASKED = 50
type Sought = { readonly count: number; readonly only?: string[]; readonly touching?: { start: number; end: number } }

const isDecided = (answer: unknown): answer is Pick<Made, 'id' | 'factId' | 'cards'> =>
  typeof answer === 'object' && answer !== null && 'id' in answer && 'factId' in answer && 'cards' in answer

const isAt = (form: DecisionForm, passage: TextSpan | undefined): boolean =>
  'span' in form && form.span.start === passage?.start && form.span.end === passage.end

/** Takes decisions off the list of what was refused, because another one replaces them. */
const replaceRefused = (articleKey: string, isReplaced: (form: DecisionForm) => boolean): void => {
  const refused = outbox.state().refused.filter(({ kind, content }) => {
    const form = kind === 'decision' && content.kind === 'decide' ? content.form : null
    return form?.articleKey === articleKey && isReplaced(form)
  })
  if (refused.length > 0) void outbox.discard(refused)
}

/**
 * Removes what waits under an id if the server cannot have it. The fact of an edited draft is saved already, so only
 * the server can undo that. @returns false if it has to be undone
 */
const withdraw = async (id: string): Promise<boolean> => {
  const entry = outbox.state().waiting.find((one) => one.id === id)
  const isEdited =
    entry?.kind === 'decision' && entry.content.kind === 'decide' && entry.content.form.decision === 'edited'
  return entry !== undefined && !isEdited && outbox.cancel(entry)
}

type Handlers = {
  /** An own card that the server refused, with the reason: to be changed and saved again. */
  readonly onOwnRefused: (own: OwnCard, reason: string) => void
  /** The server has saved the own card of a decision. */
  readonly onOwnSaved: (id: string, factId: string | null) => void
}

/** The drafts on the screen and what was decided about them; every decision is sent in the background. */
export function useDrafts({ articleKey, snapshotId, part }: RoomText, { onOwnRefused, onOwnSaved }: Handlers) {
  const [state, act] = useReducer(draftsAfter, NO_DRAFTS)
  const watch = useRef<Stopwatch | null>(null)
  const own = useRef(new Map<string, OwnCard>())
  const undone = useRef(new Set<string>())
  /** The last highlight, and how many decisions had been made by then: it is the last act as long as none followed. */
  const highlighted = useRef<{ readonly id: string; readonly decisions: number } | null>(null)

  useEffect(() => {
    const started = visibleStopwatch()
    watch.current = started
    return started.stop
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts anew with every draft that is shown
  useEffect(() => watch.current?.restart(), [state.current])

  const keptUnder = `${articleKey} ${part.start}`
  useKeptDrafts(keptUnder, state)

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

  /** Shows drafts again that were on the screen before it was loaded. */
  const bringBack = async (only: string[], { drafts, left }: DraftsOfArticle) => {
    const except = drafts.map(({ key }) => key)
    const found = await moreDrafts(articleKey, { count: only.length, part: { ...part }, except, only }).catch(
      () => null,
    )
    if (!found?.ok) return
    act({ kind: 'more', offered: { drafts: found.value.drafts, left: Math.max(0, left - found.value.drafts.length) } })
  }

  /** What is done is sent in its order, also where removing something comes first. */
  const inTurn = useRef(Promise.resolve())
  const send = (content: SentForm, about: string) => {
    const entry = { kind: 'decision', id: content.form.id, about, content } as const
    inTurn.current = inTurn.current.then(() => outbox.post([entry]))
  }
  const idle = () => inTurn.current.then(() => outbox.idle('decision'))

  /** Shows what was decided on another page, or on this one before it was loaded. */
  const note = (entry: OutboxEntry) => {
    // What comes of a decision that was undone meanwhile is no longer shown.
    if (entry.kind !== 'decision' || undone.current.has(entry.id)) return
    const { content, about, refused } = entry
    if (content.kind === 'undo' && refused === null) act({ kind: 'undo', id: content.form.voids })
    if (content.kind !== 'decide' || content.form.articleKey !== articleKey) return
    act({ kind: 'noted', made: madeOf(content.form, about) })
    if (refused !== null) act({ kind: 'returned', id: entry.id, reason: refused })
  }
  const heard = ({ entry, answer }: EntryOutcome) => {
    note(entry)
    if (isDecided(answer)) {
      act({ kind: 'settled', id: entry.id, as: answer })
      if (own.current.has(entry.id) && !undone.current.has(entry.id)) onOwnSaved(entry.id, answer.factId)
    }
    if (entry.refused === null || entry.kind !== 'decision') return
    if (entry.content.kind !== 'decide') toast(entry.refused)
    const card = own.current.get(entry.id)
    if (card) onOwnRefused(card, entry.refused)
  }
  const latest = useRef(heard)
  useEffect(() => {
    latest.current = heard
  })
  useEffect(() => outbox.onOutcome((outcome) => latest.current(outcome)), [])

  /** Shows a decision and sends it. One on the same that was refused is replaced. @returns its id */
  const post = (form: DecisionForm, words: string, cards?: number): string => {
    const made = madeOf(form, words)
    act({ kind: 'decide', made: { ...made, cards: cards ?? made.cards } })
    send({ kind: 'decide', form }, words)
    replaceRefused(articleKey, ({ offerKey }) => offerKey === form.offerKey)
    return form.id
  }

  /** Decides on a draft. @returns the decision's id */
  const decide = (draft: ShownDraft, deciding: Deciding): string => {
    const { key, drafter, passage, mention } = draft
    const { kind } = mention
    const { fact } = draftAsFixed(state, draft)
    const ms = Math.round(watch.current?.read() ?? 0)
    const common = { id: uuidv7(), articleKey, offerKey: key, drafter, findingKind: kind, ms, at: Date.now() }
    const place = { snapshotId, span: { ...passage } }
    switch (deciding.decision) {
      case 'accepted':
        return post({ ...common, ...deciding, ...place, fact, drafted: draft.fact }, fact.statement)
      case 'added': {
        const { decision, role, to, passage: span = passage } = deciding
        const form = { ...common, snapshotId, span: { ...span }, decision, role, factId: to.factId }
        return post(form, to.statement)
      }
      case 'edited': {
        const { decision, saved } = deciding
        const form = { ...common, decision, factId: saved.factId, drafted: draft.fact }
        return post(form, fact.statement, saved.cards)
      }
      case 'skipped':
      case 'never':
        return post({ ...common, ...deciding }, fact.statement)
      default:
        return deciding satisfies never
    }
  }

  const postUndo = (id: string) => {
    act({ kind: 'undo', id })
    undone.current.add(id)
    const form = { id: uuidv7(), voids: id, at: Date.now() }
    const undo = {
      kind: 'decision',
      id: form.id,
      about: state.made.find((one) => one.id === id)?.words ?? 'A draft',
      content: { kind: 'undo', form },
    } as const
    inTurn.current = inTurn.current.then(async () => {
      if (!(await withdraw(id))) await outbox.post([undo])
    })
  }
  const unhighlight = async (id: string) => {
    highlighted.current = null
    if (await withdraw(id)) return toast('Highlight removed.')
    await idle()
    const removed = await removeHighlight(articleKey, id).catch(() => null)
    toast(removed?.ok ? 'Highlight removed.' : (removed?.message ?? UNCHANGED))
  }
  const ownForm = () => {
    const id = uuidv7()
    const about = { articleKey, offerKey: `own:${id}`, drafter: 'highlight', findingKind: OWN_CHOICE } as const
    return { id, ...about, ms: 0, at: Date.now() }
  }
  const replaceRefusedOwn = (passage: TextSpan | undefined) =>
    replaceRefused(articleKey, (form) => form.findingKind === OWN_CHOICE && isAt(form, passage))

  return {
    state,
    act,
    /** Resolves when everything that was done here has been answered. */
    idle,
    /** Shows the first drafts, with what was decided before and waits to be sent or was refused. */
    async arrive(offered: DraftsOfArticle) {
      const { waiting, refused } = await outbox.look()
      act({ kind: 'arrived', offered })
      for (const entry of [...refused, ...waiting]) note(entry)
      const isUndone = (id: string) => waiting.some((entry) => subjectOf(entry) === id && entry.id !== id)
      const back = offered.decided.filter(({ id }) => isUndone(id)).map(({ offerKey }) => offerKey)
      const shown = [...offered.drafts.map(({ key }) => key), ...offered.decided.map(({ offerKey }) => offerKey)]
      const only = [...back, ...keptDrafts(keptUnder).filter((key) => !shown.includes(key))].slice(0, MOST_ASKED)
      if (only.length > 0) void idle().then(() => bringBack(only, offered))
    },
    decide,
    /** Makes a card of the reader's own choice of words, without a form. @returns the decision's id */
    makeOwn(card: OwnCard): string {
      const { passage, fact } = card
      const common = ownForm()
      own.current.set(common.id, card)
      const place = { snapshotId, span: { ...passage } }
      return post({ ...common, ...place, decision: 'accepted', fact, drafted: fact }, fact.statement)
    },
    /** Logs a fact of the reader's own choice that the form has saved. @returns the decision's id */
    logOwn(saved: { factId: FactId; cards: number }, words: string, passage: TextSpan | undefined): string {
      replaceRefusedOwn(passage)
      return post({ ...ownForm(), decision: 'edited', factId: saved.factId, drafted: null }, words, saved.cards)
    },
    /** Adds a passage of the reader's own choice to a fact of the library. @returns the decision's id */
    addOwn(span: TextSpan, role: PassageRole, { factId, statement }: RepeatedFact): string {
      replaceRefusedOwn(span)
      return post({ ...ownForm(), decision: 'added', snapshotId, span: { ...span }, factId, role }, statement)
    },
    /** Keeps words as highlighted; drafts from them are then offered first. */
    async highlight(span: TextSpan) {
      const id = uuidv7()
      send({ kind: 'highlight', form: { id, articleKey, snapshotId, span: { ...span } } }, 'Highlighted words')
      highlighted.current = { id, decisions: state.made.length }
      toast('Highlighted. Drafts are made from these words first.', { label: 'Undo', run: () => void unhighlight(id) })
      await idle()
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
        if (made.kind !== OWN_CHOICE) void idle().then(() => fetchMore({ count: 1, only: [made.key] }))
      }
      return true
    },
    /** Takes the decision of that id back. Resolves when the server has done it. */
    takeBack(id: string): Promise<void> {
      postUndo(id)
      return idle()
    },
    more: () => void idle().then(() => fetchMore({ count: FIVE })),
    current: currentOf(state),
    waiting: waitingIn(state),
  }
}

export type UsedDrafts = ReturnType<typeof useDrafts>
