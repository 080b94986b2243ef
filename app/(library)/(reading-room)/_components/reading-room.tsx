'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type RefObject, Suspense, use, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createActLookup } from '@/app/_client/act-lookup'
import { whenLoaded } from '@/app/_client/lazy-part'
import { sayOutcome } from '@/app/_client/say-outcome'
import { scrollBehavior, useMedia, WIDE } from '@/app/_client/use-media'
import { ActKey, keyShortcuts } from '@/app/_ui/act-key'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import type { RepeatAsked } from '@/app/(library)/(facts)/_components/repeat-question'
import { choosePassage } from '@/app/(library)/(facts)/passage-actions'
import { counted } from '@/lib/domain/format/words'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import type { ChangedPassage } from '@/lib/services/articles/replace-snapshot'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { DraftsOfArticle } from '@/lib/services/drafts/load-drafts'
import type { Result } from '@/lib/services/result'
import { DraftDesk } from './drafts/draft-desk'
import type { DraftActs } from './drafts/draft-face'
import { isOfMark } from './drafts/draft-state'
import { DraftingBar } from './drafts/drafting-bar'
import type { RoomModel } from './drafts/model-drafts'
import { type Decisions, useDecisions } from './drafts/use-decisions'
import type { RoomText } from './drafts/use-drafts'
import { useWriting } from './drafts/use-writing'
import { FACT, FACTS, LIT } from './page-marks'
import { PassageBar } from './passage-bar'
import { usePassage } from './use-passage'

const ChangedPassages = whenLoaded(() => import('./changed-passages').then((module) => module.ChangedPassages))
const RoomKeysDialog = whenLoaded(() => import('./drafts/keys-dialog').then((module) => module.RoomKeysDialog))
const ModelDrafts = whenLoaded(() => import('./drafts/model-drafts').then((module) => module.ModelDrafts))
const NewFactDialog = whenLoaded(() => import('./new-fact-dialog').then((module) => module.NewFactDialog))

type ReadingRoomProps = {
  readonly text: RoomText
  readonly offered: Promise<Result<DraftsOfArticle>>
  /** By which the server knows whether reading for these drafts has to wait. */
  readonly ticket: string
  /** Facts whose passages a newer text changed or lost. */
  readonly changed: readonly ChangedPassage[]
  /** The learner's own model; null where none is switched on. */
  readonly model: RoomModel | null
  /** Facts that the page shows by themselves. */
  readonly shownFacts: readonly string[]
  /** How facts are made of the text; above it. */
  readonly lead: ReactNode
  readonly children: ReactNode
}

/** The text with its drafts and facts: deciding on drafts, choosing passages and making facts of them. */
export function ReadingRoom(props: ReadingRoomProps) {
  const { text, offered, ticket, model, changed, shownFacts, lead, children } = props
  const root = useRef<HTMLDivElement>(null)
  const begin = useRef<HTMLButtonElement>(null)
  const bar = useRef<HTMLElement>(null)
  const router = useRouter()
  const isWide = useMedia(WIDE)
  const passage = usePassage(root)
  const { chosen } = passage
  const writing = useWriting()
  const [folded, setFolded] = useState(true)
  const [help, setHelp] = useState(false)
  const [placing, setPlacing] = useState<string | null>(null)
  const leave = () => {
    passage.clear()
    // After the dialog, which gives the focus back to a button that is gone by then.
    requestAnimationFrame(() => begin.current?.focus({ preventScroll: true }))
  }
  const room = useDecisions({ text, root, writing, chosen, shownFacts, onChosenDone: passage.clear })
  const { drafts, repeats } = room
  useLinkedPassages(root)
  useEnding(drafts.waiting.length, isWide, bar)
  useRoomKeys(room, { onHelp: () => setHelp(true), onChoosePassage: passage.begin })

  const place = async (factId: string, span: TextSpan) => {
    if (!(await sayOutcome(choosePassage(factId, { ...span }), 'The fact has a new passage.'))) return
    setPlacing(null)
    leave()
  }
  /** Takes in what the form has done, and says it with the way back. */
  const written = (words: string, take: () => () => Promise<void>) => {
    const isOwn = writing.open?.of === null
    const undo = take()
    if (isOwn) leave()
    toast(words, { label: 'Undo', run: () => void undo().then(() => router.refresh()) })
  }
  const actsFor = (draft: ShownDraft): DraftActs => ({
    onAccept: () => room.accept(draft),
    onEdit: () => room.edit(draft),
    onQuestion: isOfMark(draft) ? () => room.write(draft) : null,
    onSkip: () => room.skip(draft),
    onNever: () => room.never(draft),
    onFix: draft.fix ? () => room.fix(draft) : null,
  })
  const questionFor = (draft: ShownDraft): RepeatAsked | null =>
    repeats.asking?.key === draft.key
      ? {
          near: repeats.asking.near,
          onChoose: (choice, forAll) => repeats.choose(draft, choice, forAll),
          onCancel: repeats.cancel,
        }
      : null
  return (
    <>
      <div className="mb-6">
        <Suspense fallback={null}>
          <Arrival offered={offered} onArrive={room.arrive} />
        </Suspense>
        <DraftingBar
          articleKey={text.articleKey}
          ticket={ticket}
          room={room}
          barRef={bar}
          onHelp={() => setHelp(true)}
          lead={lead}
          passageButtons={
            <>
              {writing.open && !writing.shown ? <Button onClick={writing.show}>Continue your draft</Button> : null}
              <Button
                ref={begin}
                look="quiet"
                className="px-3 max-sm:-ml-1.5 max-sm:px-1.5"
                aria-keyshortcuts={keyShortcuts('choose-passage')}
                onClick={passage.begin}
              >
                Select by sentence
                <span className="max-lg:hidden">
                  <ActKey act="choose-passage" />
                </span>
              </Button>
            </>
          }
        >
          {model && drafts.state.left !== null ? (
            <Suspense>
              <ModelDrafts
                articleKey={text.articleKey}
                model={model}
                chosen={passage.chosen?.span ?? null}
                onOffer={(draft) =>
                  drafts.act({ kind: 'more', offered: { drafts: [draft], left: drafts.state.left ?? 0 } })
                }
              />
            </Suspense>
          ) : null}
        </DraftingBar>
      </div>
      {changed.length > 0 ? (
        <Suspense>
          <ChangedPassages changed={changed} placing={placing} onPlace={setPlacing} />
        </Suspense>
      ) : null}
      <p role="status" className="sr-only">
        {room.said}
      </p>
      <div ref={root} className={passage.bySentence ? 'relative selection:bg-accent selection:text-paper' : 'relative'}>
        {children}
      </div>
      <DraftDesk
        articleKey={text.articleKey}
        drafts={drafts}
        root={root}
        isWide={isWide}
        fold={chosen ? 'away' : folded ? 'folded' : 'open'}
        shownFacts={shownFacts}
        actsFor={actsFor}
        questionFor={questionFor}
        onFold={setFolded}
        onUndo={room.undo}
      />
      {chosen ? (
        <>
          {/* Room for the bar, so that the last lines can be read above it. */}
          <div aria-hidden="true" className="h-48 sm:h-32" />
          <PassageBar
            chosen={chosen}
            passage={passage}
            room={room}
            onPlace={placing === null ? null : () => void place(placing, chosen.span)}
            onCancel={leave}
          />
        </>
      ) : null}
      {help ? (
        <Suspense>
          <RoomKeysDialog onClose={() => setHelp(false)} />
        </Suspense>
      ) : null}
      {writing.open ? (
        <Suspense>
          <NewFactDialog
            articleKey={text.articleKey}
            writing={writing}
            onAdded={(to, role) => written('Passage added.', () => room.addedInForm(to, role))}
            onSaved={(saved) => written(`Fact saved, with ${counted(saved.cards, 'card')}.`, () => room.saved(saved))}
          />
        </Suspense>
      ) : null}
    </>
  )
}

type ArrivalProps = {
  readonly offered: Promise<Result<DraftsOfArticle>>
  readonly onArrive: (offered: Result<DraftsOfArticle>) => void
}

/** Waits for the drafts, which come after the text, and hands them on. Shows nothing. */
export function Arrival({ offered, onArrive }: ArrivalProps) {
  const result = use(offered)
  // biome-ignore lint/correctness/useExhaustiveDependencies: handed on once for each answer of the server
  useEffect(() => {
    onArrive(result)
  }, [result])
  return null
}

/** Leads to the summary when the last draft that waited is decided; on a small screen it stands at the foot anyway. */
export function useEnding(waiting: number, isWide: boolean, bar: RefObject<HTMLElement | null>): void {
  const last = useRef(0)
  useEffect(() => {
    const isOver = last.current > 0 && waiting === 0
    last.current = waiting
    if (!isOver || !isWide || document.querySelector('dialog[open]')) return
    bar.current?.focus({ preventScroll: true })
    bar.current?.scrollIntoView({ block: 'center', behavior: scrollBehavior() })
  }, [waiting, isWide, bar])
}

const TYPING = 'input, textarea, select, [contenteditable]'

/** Whether a key press is meant for what has the focus, or for a dialog, rather than for the drafts. */
const belongsElsewhere = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return true
  if (document.querySelector('dialog[open]')) return true
  return event.target instanceof Element && event.target.closest(TYPING) !== null
}

type Options = {
  readonly onHelp: () => void
  readonly onChoosePassage: () => void
}

/** Leads each key of the reading room to what it does; a key that has nothing to do is left to the page. */
function useRoomKeys(room: Decisions, { onHelp, onChoosePassage }: Options): void {
  const { drafts, hasSelection } = room
  const { current, state } = drafts
  const onDraft = (run: (draft: NonNullable<typeof current>) => void) => () => {
    if (!current) return false
    run(current)
    return true
  }
  const onSelection = (run: () => void) => () => {
    if (!hasSelection) return false
    run()
    return true
  }
  const acts: Readonly<Partial<Record<KeyAct, () => boolean>>> = {
    'accept-draft': onDraft(room.accept),
    'edit-draft': onDraft(room.edit),
    'skip-draft': onDraft(room.skip),
    'never-draft': onDraft(room.never),
    'fix-draft': onDraft(room.fix),
    'next-draft': onDraft(() => drafts.act({ kind: 'move', by: 1 })),
    'previous-draft': onDraft(() => drafts.act({ kind: 'move', by: -1 })),
    undo: () => room.undo(),
    'more-drafts'() {
      if (!state.left) return false
      drafts.more()
      return true
    },
    'choose-passage'() {
      onChoosePassage()
      return true
    },
    'make-cloze': onSelection(room.cloze),
    'make-question'() {
      if (hasSelection) room.question('question')
      else if (current && isOfMark(current)) room.write(current)
      else return false
      return true
    },
    'make-typed': onSelection(() => room.question('typed')),
    highlight: onSelection(room.highlight),
    help() {
      onHelp()
      return true
    },
  }
  const latest = useRef(acts)
  // With what is on screen: a key for words that are just shown as chosen is meant for these.
  useLayoutEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    const actOf = createActLookup('reading-room')
    const press = (event: KeyboardEvent) => {
      const act = actOf(event)
      if (act !== null && !belongsElsewhere(event) && latest.current[act]?.()) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const factIdsAt = (target: EventTarget | null): readonly string[] => {
  if (!(target instanceof Element)) return []
  const fact = target.closest(`[${FACT}]`)?.getAttribute(FACT)
  if (fact) return [fact]
  return target.closest(`[${FACTS}]`)?.getAttribute(FACTS)?.split(' ') ?? []
}

const setLit = (root: HTMLElement, ids: readonly string[]) => {
  for (const element of root.querySelectorAll(`[${LIT}]`)) element.removeAttribute(LIT)
  for (const id of ids) {
    for (const element of root.querySelectorAll(`[${FACT}="${CSS.escape(id)}"], [${FACTS}~="${CSS.escape(id)}"]`)) {
      element.setAttribute(LIT, '')
    }
  }
}

/** Lights up the passage of the fact that is pointed at, and the other way round; a click on a passage opens its fact. */
function useLinkedPassages(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current
    if (!element) return
    const light = (event: Event) => setLit(element, factIdsAt(event.target))
    const dark = () => setLit(element, [])
    const open = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target.closest(`[${FACTS}]`) : null
      if (!target || !document.getSelection()?.isCollapsed) return
      const [id] = factIdsAt(target)
      const fact = id === undefined ? null : element.querySelector(`[${FACT}="${CSS.escape(id)}"]`)
      fact?.querySelector('details')?.setAttribute('open', '')
      fact?.scrollIntoView({ block: 'nearest' })
    }
    element.addEventListener('pointerover', light)
    element.addEventListener('focusin', light)
    element.addEventListener('pointerleave', dark)
    element.addEventListener('click', open)
    return () => {
      element.removeEventListener('pointerover', light)
      element.removeEventListener('focusin', light)
      element.removeEventListener('pointerleave', dark)
      element.removeEventListener('click', open)
    }
  }, [root])
}
