'use client'

import { useRef, useState } from 'react'
import { FORM_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { CARD_FORMS } from '@/lib/domain/library'
import type { FactFinding } from '@/lib/services/lint-draft'
import { CardPreview } from './card-preview'
import { Area, Choice, Line } from './controls'
import { type EntryDraft, hideWords } from './fact-draft'
import { Findings } from './findings'

type EntryFieldsProps = {
  readonly entry: EntryDraft
  /** Counted from 1. */
  readonly number: number
  readonly findings: readonly FactFinding[]
  /** What cannot be read, by the name of the side. */
  readonly errors: Readonly<Record<string, string | undefined>>
  readonly onChange: (change: Partial<EntryDraft>) => void
  /** Null where it is the only entry. */
  readonly onRemove: (() => void) | null
}

const FORMS = CARD_FORMS.map((form) => ({ value: form, label: FORM_WORDS[form] }))

/** One question as it is written, with what is wrong with it and the cards that it comes to. */
export function EntryFields({ entry, number, findings, errors, onChange, onRemove }: EntryFieldsProps) {
  return (
    <fieldset className="rounded-sheet border border-rule p-4">
      <legend className="-ml-1 px-1 font-medium text-label text-quiet">Card {number}</legend>
      <div className="grid gap-3">
        <div className="flex items-end gap-2">
          <Choice
            label="Form"
            options={FORMS}
            value={entry.form}
            onValue={(form) => onChange({ form })}
            className="min-w-0 flex-1"
          />
          {onRemove ? (
            <Button look="quiet" onClick={onRemove} aria-label={`Remove card ${number}`}>
              Remove
            </Button>
          ) : null}
        </div>
        {entry.form === 'cloze' ? (
          <ClozeField entry={entry} error={errors.front} onChange={onChange} />
        ) : (
          <>
            <Area
              label="Question"
              value={entry.question}
              error={errors.front}
              onValue={(question) => onChange({ question })}
            />
            <Area
              label="Answer"
              rows={1}
              value={entry.answer}
              error={errors.back}
              onValue={(answer) => onChange({ answer })}
              {...(entry.form === 'reversed' ? { hint: 'A second card asks from here back to the question.' } : {})}
            />
          </>
        )}
        {entry.form === 'typed' || entry.aliases !== '' ? (
          <Line
            label="Also right"
            hint="Other spellings of the answer, with commas between them."
            value={entry.aliases}
            error={errors.aliases}
            onValue={(aliases) => onChange({ aliases })}
          />
        ) : null}
        <Line
          label="Hint"
          hint="Shown on demand, before the answer. May be left out."
          value={entry.hint}
          error={errors.hint}
          onValue={(hint) => onChange({ hint })}
        />
      </div>
      <Findings findings={findings} />
      <CardPreview entry={entry} />
    </fieldset>
  )
}

type ClozeFieldProps = Pick<EntryFieldsProps, 'entry' | 'onChange'> & { readonly error: string | undefined }

function ClozeField({ entry, error, onChange }: ClozeFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [nothing, setNothing] = useState(false)
  const hide = () => {
    const control = area.current
    if (!control) return
    const hidden = hideWords(entry.cloze, { start: control.selectionStart, end: control.selectionEnd })
    setNothing(hidden === null)
    control.focus()
    if (!hidden) return
    onChange({ cloze: hidden.source })
    // The cursor is set once the new text stands in the field.
    requestAnimationFrame(() => control.setSelectionRange(hidden.cursor, hidden.cursor))
  }
  return (
    <div>
      <Area
        label="Sentence"
        hint="Select the words to ask for and hide them. Each number is a card of its own."
        areaRef={area}
        value={entry.cloze}
        error={error}
        onValue={(cloze) => {
          setNothing(false)
          onChange({ cloze })
        }}
      />
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button onPointerDown={(event) => event.preventDefault()} onClick={hide}>
          Hide selection
        </Button>
        <p role="status" className="text-hard text-small">
          {nothing ? 'Select words of the sentence first.' : ''}
        </p>
      </div>
    </div>
  )
}
