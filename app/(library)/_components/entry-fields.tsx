'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import { FORM_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Select, TextField } from '@/app/_ui/field'
import { deletions } from '@/lib/domain/cards/cloze'
import type { LintIssue } from '@/lib/domain/cards/lint-issue'
import { CARD_FORMS } from '@/lib/domain/library'
import { CardPreview } from './card-preview'
import { type CardFields, type HiddenUnder, hideShownWords, turnedInto } from './fact-fields'
import { LintIssues } from './lint-issues'
import { MediaArea } from './media-area'

type EntryFieldsProps = {
  readonly entry: CardFields
  /** Counted from 1. */
  readonly number: number
  readonly issues: readonly LintIssue[]
  /** What cannot be read, by the name of the side. */
  readonly errors: Readonly<Record<string, string | undefined>>
  readonly onChange: (change: Partial<CardFields>) => void
  /** Null where it is the only entry. */
  readonly onRemove: (() => void) | null
}

const FORMS = CARD_FORMS.map((form) => ({ value: form, label: FORM_WORDS[form] }))

/** One question as it is written, with what is wrong with it and the cards that it comes to. */
export function EntryFields({ entry, number, issues, errors, onChange, onRemove }: EntryFieldsProps) {
  return (
    <fieldset className="@container rounded-sheet border border-rule p-4">
      <legend className="-ml-1 px-1 font-medium text-label text-quiet">Card {number}</legend>
      <div className="grid @xl:grid-cols-2 gap-x-5 gap-y-3">
        <div className="grid min-w-0 content-start gap-3">
          <div className="flex items-end gap-2">
            <Select
              label="Form"
              options={FORMS}
              value={entry.form}
              onValue={(form) => onChange(turnedInto(entry, form))}
              className="min-w-0 flex-1"
            />
            {onRemove ? (
              <Button look="quiet" onClick={onRemove} aria-label={`Remove card ${number}`}>
                Remove
              </Button>
            ) : null}
          </div>
          <Sides entry={entry} errors={errors} onChange={onChange} />
          <LintIssues issues={issues} />
        </div>
        <CardPreview entry={entry} number={number} />
      </div>
    </fieldset>
  )
}

type SidesProps = Pick<EntryFieldsProps, 'entry' | 'errors' | 'onChange'>

function Sides({ entry, errors, onChange }: SidesProps) {
  const question = useRef<HTMLTextAreaElement>(null)
  const waits = entry.question === '' && entry.answer !== ''
  // A dialog that opens on a card of which only the question is missing begins there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens
  useLayoutEffect(() => void question.current?.toggleAttribute('autofocus', waits), [])
  return (
    <>
      {entry.form === 'cloze' ? (
        <ClozeField entry={entry} error={errors.front} onChange={onChange} />
      ) : (
        <>
          <MediaArea
            label="Question"
            areaRef={question}
            value={entry.question}
            error={errors.front}
            onValue={(question) => onChange({ question })}
            onOcclude={(cloze) => onChange({ form: 'cloze', cloze })}
          />
          <MediaArea
            label="Answer"
            rows={1}
            value={entry.answer}
            error={errors.back}
            onValue={(answer) => onChange({ answer })}
            {...(entry.form === 'reversed' ? { hint: 'Also create a reversed card.' } : {})}
          />
        </>
      )}
      {entry.form === 'typed' || entry.aliases !== '' ? (
        <TextField
          label="Also accept"
          hint="Other spellings of the answer, separated by commas."
          value={entry.aliases}
          error={errors.aliases}
          onValue={(aliases) => onChange({ aliases })}
        />
      ) : null}
      <TextField
        label="Hint"
        hint="Optional. Shown on request, before the answer."
        value={entry.hint}
        error={errors.hint}
        onValue={(hint) => onChange({ hint })}
      />
      <MediaArea
        label="Extra"
        hint="Optional. Shown below the answer."
        rows={1}
        value={entry.extra}
        error={errors.extra}
        onValue={(extra) => onChange({ extra })}
      />
    </>
  )
}

type ClozeFieldProps = Pick<EntryFieldsProps, 'entry' | 'onChange'> & { readonly error: string | undefined }

/** Ctrl or ⌘ with Shift and C, as in Anki; with Alt under the same number. The key is told by its place, for Alt changes its sign. */
const hidesWords = (event: KeyboardEvent): HiddenUnder | null => {
  if (event.code !== 'KeyC' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return null
  return event.altKey ? 'same' : 'next'
}

function ClozeField({ entry, error, onChange }: ClozeFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [nothing, setNothing] = useState(false)
  const [hint, setHint] = useState('')
  const hide = (under: HiddenUnder) => {
    const control = area.current
    if (!control) return
    const hidden = hideShownWords(entry.cloze, {
      start: control.selectionStart,
      end: control.selectionEnd,
      under,
      hint,
    })
    setNothing(hidden === null)
    control.focus()
    if (!hidden) return
    setHint('')
    onChange({ cloze: hidden.source })
    // The cursor is set once the new text stands in the field.
    requestAnimationFrame(() => control.setSelectionRange(hidden.cursor, hidden.cursor))
  }
  const hasGap = deletions(entry.cloze).length > 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field and the buttons inside
    <div
      onKeyDown={(event) => {
        const under = hidesWords(event.nativeEvent)
        if (under === null) return
        event.preventDefault()
        hide(under)
      }}
    >
      <MediaArea
        label="Sentence"
        hint="Select the words to ask for and hide them. Each number makes a separate card."
        areaRef={area}
        value={entry.cloze}
        error={error}
        onValue={(cloze) => {
          setNothing(false)
          onChange({ cloze })
        }}
        onOcclude={(cloze) => onChange({ cloze })}
      />
      <div className="mt-2 flex flex-wrap items-end gap-2">
        <Button
          aria-keyshortcuts="Control+Shift+C Meta+Shift+C"
          title="Ctrl or ⌘, Shift, C"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => hide('next')}
        >
          Hide selection
        </Button>
        {hasGap ? (
          <Button
            aria-keyshortcuts="Control+Alt+Shift+C Meta+Alt+Shift+C"
            title="Ctrl or ⌘, Alt, Shift, C"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => hide('same')}
          >
            Hide in the same card
          </Button>
        ) : null}
      </div>
      <TextField
        label="Text in the gap"
        hint="Shown in place of the words you hide next."
        value={hint}
        onValue={setHint}
        className="mt-3"
      />
      <p role="status" className="mt-1 text-hard text-small empty:hidden">
        {nothing ? 'Select words in the sentence first.' : ''}
      </p>
    </div>
  )
}
