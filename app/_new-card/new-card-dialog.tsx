'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { WEIGHT_WORDS } from '@/app/_ui/badge'
import { Chevron } from '@/app/_ui/chevron'
import { GapArea } from '@/app/(library)/(facts)/_components/gap-area'
import { MediaArea } from '@/app/(library)/(facts)/_components/media-area'
import { WEIGHTS } from '@/lib/domain/library'
import { outbox } from '../_client/outbox'
import { useAsked } from '../_client/use-asked'
import { Button } from '../_ui/button'
import { Dialog } from '../_ui/dialog'
import { Select, TextField } from '../_ui/field'
import { Kbd } from '../_ui/kbd'
import { toast } from '../_ui/toast'
import { setFactRetired } from '../(library)/(facts)/_components/retire-button'
import { newCardChoices } from './actions'
import {
  aboutCard,
  addedWords,
  afterSaving,
  BLANK,
  type CardErrors,
  cardToSend,
  keepCards,
  keptCards,
  lacking,
  type NewCardFields,
  topOf,
  type WrittenCards,
  withCard,
  withTop,
} from './written-cards'

const WEIGHT_OPTIONS = WEIGHTS.map((value) => ({ value, label: WEIGHT_WORDS[value] }))
const FORM_OPTIONS = [
  { value: 'question', label: 'Question and answer' },
  { value: 'reversed', label: 'Also create a reversed card' },
  { value: 'typed', label: 'Type the answer' },
] as const

type NewCardInputsProps = {
  readonly fields: NewCardFields
  readonly errors: CardErrors
  readonly onChange: (part: Partial<NewCardFields>) => void
}

/** The fields of a new card, the two sides first. */
function NewCardInputs({ fields, errors, onChange }: NewCardInputsProps) {
  // None where the server cannot be reached.
  const { topics = [], decks = [] } = useAsked('', newCardChoices).answer ?? {}
  const field = (name: 'topics' | 'source' | 'deck', label: string, hint: string) => (
    <TextField
      label={label}
      hint={hint}
      names={name === 'topics' ? topics : name === 'deck' ? decks : undefined}
      error={errors[name]}
      value={fields[name]}
      onValue={(value) => onChange({ [name]: value })}
    />
  )
  return (
    <>
      <GapArea
        label="Question, or a sentence with a gap"
        data-side="front"
        value={fields.front}
        error={errors.front}
        onValue={(front) => onChange({ front })}
        onOcclude={(front) => onChange({ front })}
      />
      <MediaArea
        label="Answer"
        rows={1}
        value={fields.back}
        error={errors.back}
        onValue={(back) => onChange({ back })}
        data-side="back"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {field('topics', 'Topics', 'Optional. Separate them with commas.')}
        <Select
          label="Weight"
          hint="How badly you need it."
          options={WEIGHT_OPTIONS}
          value={fields.weight}
          onValue={(weight) => onChange({ weight })}
        />
      </div>
      <details className="group" open={fields.deck !== '' || fields.source !== '' || fields.form !== 'question'}>
        <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 font-medium [&::-webkit-details-marker]:hidden">
          <Chevron />
          Source, deck and form
        </summary>
        <div className="grid gap-4 pt-2">
          {field('source', 'Source', 'Optional: a person, a talk, a book. It is shown with the answer.')}
          <div className="grid gap-4 sm:grid-cols-2">
            {field('deck', 'Deck', 'Optional. A new name makes a new deck.')}
            <Select
              label="Form"
              hint="A sentence with a gap has no form."
              options={FORM_OPTIONS}
              value={fields.form}
              onValue={(form) => onChange({ form })}
            />
          </div>
        </div>
      </details>
    </>
  )
}

/** `card`: one to change, which could not be saved; null begins with what was kept. */
type NewCardDialogProps = { readonly card: NewCardFields | null; readonly onClose: () => void }

/** Takes a card back: it is not sent, or its fact is retired if the server has it. */
async function undo(id: string): Promise<void> {
  const entry = (await outbox.look()).waiting.find((one) => one.id === id)
  if (entry && (await outbox.cancel(entry))) return toast('Card discarded.')
  await setFactRetired(id, true)
}

/** Cards written one after the other, each sent in the background. What is typed survives closing and a reload. */
export function NewCardDialog({ card, onClose }: NewCardDialogProps) {
  const [written, setWritten] = useState<WrittenCards>(() => (card ? withCard(keptCards(), card) : keptCards()))
  const [errors, setErrors] = useState<CardErrors>({})
  const [saved, setSaved] = useState<{ readonly id: string; readonly words: string } | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const router = useRouter()
  const fields = topOf(written)
  useEffect(() => keepCards(written), [written])
  const focus = (name: 'front' | 'back') => form.current?.querySelector<HTMLElement>(`[data-side="${name}"]`)?.focus()
  // In a low window the browser would give the focus to what scrolls.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-side="front"]')?.focus(), [])
  const change = (part: Partial<NewCardFields>) => {
    setErrors({})
    setWritten(withTop(written, { ...fields, ...part }))
  }
  /** A page that shows cards or counts of them shows a new one once the server has it; a card in review stays. */
  const showSaved = () => {
    if (document.querySelector('[data-review]') === null) router.refresh()
  }
  const save = async (): Promise<boolean> => {
    const errorsNow = lacking(fields)
    setErrors(errorsNow)
    if (Object.keys(errorsNow).length > 0) {
      if (errorsNow.front || errorsNow.back) focus(errorsNow.front ? 'front' : 'back')
      return false
    }
    const id = uuidv7()
    await outbox.post([{ kind: 'card', id, about: aboutCard(fields), content: cardToSend(id, fields) }])
    void outbox.idle('card').then(showSaved)
    setSaved({ id, words: addedWords(fields) })
    setWritten(afterSaving(written))
    return true
  }
  const close = () => {
    if (saved) toast(saved.words, { label: 'Undo', run: () => void undo(saved.id) })
    onClose()
  }
  return (
    <Dialog open onClose={close} title="New card" closesBeside={false} actions={null}>
      <form
        ref={form}
        noValidate
        autoComplete="off"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save().then((isSaved) => isSaved && focus('front'))
        }}
      >
        <p role="status" className="flex flex-wrap items-center gap-x-2 text-quiet text-small empty:hidden">
          {saved ? (
            <>
              {saved.words}
              <Button
                look="quiet"
                className="underline"
                onClick={() => {
                  void undo(saved.id)
                  setSaved(null)
                }}
              >
                Undo
              </Button>
            </>
          ) : null}
        </p>
        <NewCardInputs fields={fields} errors={errors} onChange={change} />
        <p className="text-quiet text-small">
          A card without an article is marked “No source”. You can add a source later.{' '}
          <span className="max-sm:hidden">
            <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> saves, <Kbd>Esc</Kbd> closes and keeps what you typed.
          </span>
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          {fields.front !== '' || fields.back !== '' ? (
            <Button
              look="quiet"
              className="mr-auto"
              onClick={() => {
                setWritten(withTop(written, { ...BLANK, topics: fields.topics, weight: fields.weight }))
                focus('front')
              }}
            >
              Clear
            </Button>
          ) : null}
          <Button onClick={() => void save().then((isSaved) => isSaved && form.current?.closest('dialog')?.close())}>
            Save and close
          </Button>
          <Button type="submit" look="primary">
            Save and write next
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
