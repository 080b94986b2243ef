'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type RefObject, Suspense, use, useEffect, useRef, useState } from 'react'
import { sayOutcome } from '@/app/_client/say-outcome'
import { useWide } from '@/app/_client/use-wide'
import { whenLoaded } from '@/app/_client/when-loaded'
import { ActKey, keyShortcuts } from '@/app/_ui/act-key'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import type { RepeatAsked } from '@/app/(library)/(facts)/_components/repeat-question'
import { choosePassage } from '@/app/(library)/(facts)/passage-actions'
import { MOST_PASSAGE_CHARACTERS } from '@/lib/domain/drafting/passage-limit'
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
import { useDecisions } from './drafts/use-decisions'
import type { RoomText } from './drafts/use-drafts'
import { useRoomKeys } from './drafts/use-room-keys'
import { lengthOf, useWriting } from './drafts/use-writing'
import { PassageBar } from './passage-bar'
import { useLinkedPassages } from './use-linked-passages'
import { usePassage, wordsOfChosen } from './use-passage'

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
  const isWide = useWide()
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
          barRef={bar}
          state={drafts.state}
          waiting={drafts.waiting.length}
          failure={room.failure}
          onMore={drafts.more}
          onHelp={() => setHelp(true)}
          onUndo={drafts.state.made.length > 0 ? () => room.undo() : null}
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
            words={wordsOfChosen(chosen)}
            tooLong={lengthOf(chosen) > MOST_PASSAGE_CHARACTERS}
            bySentence={passage.bySentence}
            onStep={passage.step}
            onMake={room.makeFact}
            onPlace={placing === null ? null : () => void place(placing, chosen.span)}
            onCloze={room.cloze}
            onQuestion={room.question}
            onHighlight={room.highlight}
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
            shown={writing.shown}
            open={writing.open}
            onChange={writing.change}
            onClose={writing.close}
            onDiscard={writing.discard}
            onAdded={(to, role) => {
              const isOwn = writing.open?.of === null
              const undo = room.addedInForm(to, role)
              if (isOwn) leave()
              toast('Passage added.', { label: 'Undo', run: () => void undo().then(() => router.refresh()) })
            }}
            onSaved={(saved) => {
              const isOwn = writing.open?.of === null
              const undo = room.saved(saved)
              if (isOwn) leave()
              toast(`Fact saved, with ${saved.cards} card${saved.cards === 1 ? '' : 's'}.`, {
                label: 'Undo',
                run: () => void undo().then(() => router.refresh()),
              })
            }}
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
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    bar.current?.focus({ preventScroll: true })
    bar.current?.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' })
  }, [waiting, isWide, bar])
}
