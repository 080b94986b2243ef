'use client'

import { type ReactNode, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'
import { MOST_PASSAGE_CHARACTERS } from '@/lib/services/passage-limit'
import { NewFactDialog } from './new-fact-dialog'
import { freshDraft, isSameSpan, isUntouched, lengthOf, type OpenDraft } from './open-draft'
import { PassageBar } from './passage-bar'
import { turnFact } from './turn-fact'
import { useLinkedPassages } from './use-linked-passages'
import { usePassage, wordsOfChosen } from './use-passage'

type ReadingRoomProps = {
  readonly articleKey: string
  /** Stands above the text, beside the button that begins choosing by keys. */
  readonly lead: ReactNode
  readonly children: ReactNode
}

/** The text and its facts, with choosing passages and making facts of them. */
export function ReadingRoom({ articleKey, lead, children }: ReadingRoomProps) {
  const text = useRef<HTMLDivElement>(null)
  const begin = useRef<HTMLButtonElement>(null)
  const passage = usePassage(text)
  /** The last one is in the dialog; earlier ones wait behind it. */
  const [drafts, setDrafts] = useState<readonly OpenDraft[]>([])
  const open = drafts.at(-1) ?? null
  const [writing, setWriting] = useState(false)
  useLinkedPassages(text)

  const make = () => {
    const { chosen } = passage
    if (!chosen) return
    const begun = drafts.find((draft) => isSameSpan(draft.chosen, chosen))
    setDrafts([...drafts.filter((draft) => draft !== begun), begun ?? freshDraft(chosen)])
    setWriting(true)
  }
  const close = () => {
    setWriting(false)
    if (open && isUntouched(open)) setDrafts(drafts.slice(0, -1))
  }
  const leave = () => {
    passage.clear()
    // After the dialog, which gives the focus back to a button that is gone by then.
    requestAnimationFrame(() => begin.current?.focus({ preventScroll: true }))
  }
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-quiet text-small">
        <div className="min-w-0 flex-1 basis-80">{lead}</div>
        <div className="flex gap-2">
          {open && !writing ? <Button onClick={() => setWriting(true)}>Go on with your draft</Button> : null}
          <Button ref={begin} onClick={passage.begin}>
            Choose a passage
          </Button>
        </div>
      </div>
      <div ref={text} className={passage.bySentence ? 'selection:bg-accent selection:text-paper' : undefined}>
        {children}
      </div>
      {passage.chosen ? (
        <>
          {/* Room for the bar, so that the last lines can be read above it. */}
          <div aria-hidden="true" className="h-40 sm:h-24" />
          <PassageBar
            words={wordsOfChosen(passage.chosen)}
            tooLong={lengthOf(passage.chosen) > MOST_PASSAGE_CHARACTERS}
            bySentence={passage.bySentence}
            onStep={passage.step}
            onMake={make}
            onCancel={leave}
          />
        </>
      ) : null}
      <NewFactDialog
        articleKey={articleKey}
        shown={writing}
        open={open}
        onChange={(draft) => setDrafts([...drafts.slice(0, -1), draft])}
        onClose={close}
        onDiscard={() => {
          setWriting(false)
          setDrafts(drafts.slice(0, -1))
          toast('Draft discarded.', { label: 'Undo', run: () => setDrafts(drafts) })
        }}
        onSaved={({ factId, cards }) => {
          setWriting(false)
          setDrafts(drafts.slice(0, -1))
          leave()
          toast(`Fact saved, with ${cards} card${cards === 1 ? '' : 's'}.`, {
            label: 'Undo',
            run: () => void turnFact(factId, true),
          })
        }}
      />
    </>
  )
}
