'use client'

import { useDeferredValue, useLayoutEffect, useRef } from 'react'
import { FORM_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Select, TextField } from '@/app/_ui/field'
import type { LintIssue } from '@/lib/domain/cards/lint-issue'
import { sidesOf } from '@/lib/domain/drafting/draft-cards'
import { CARD_FORMS } from '@/lib/domain/library'
import { type CardFields, cardOf, turnedInto } from './fact-fields'
import { GapArea } from './gap-area'
import { LintIssues } from './lint-issues'
import { MediaArea } from './media-area'
import { PreviewedCard } from './previewed-card'

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
        <GapArea
          label="Sentence"
          hint="Select the words to ask for and hide them. Each number makes a separate card."
          isFull
          value={entry.cloze}
          error={errors.front}
          onValue={(cloze) => onChange({ cloze })}
          onOcclude={(cloze) => onChange({ cloze })}
        />
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

/** The cards that an entry comes to, as they will be asked, while it is written. Typing goes before drawing them. */
export function CardPreview({ entry, number }: { readonly entry: CardFields; readonly number: number }) {
  const written = cardOf(useDeferredValue(entry))
  const cards = sidesOf(written)
  const shown = cards.filter(({ front, back, form }) => front.trim() !== '' && (form === 'cloze' || back.trim() !== ''))
  return (
    <section aria-label={`Preview of card ${number}`} className="min-w-0">
      <p className="font-medium text-label text-quiet">
        {shown.length < 2 ? 'How the card will look' : `How the ${shown.length} cards will look`}
      </p>
      {shown.length === 0 ? (
        <p className="mt-1.5 rounded-control border border-rule border-dashed px-3 py-3 text-quiet text-small">
          {written.form === 'cloze'
            ? 'Hide words in the sentence to see its cards here.'
            : 'Write a question and an answer to see the card here.'}
        </p>
      ) : (
        <ul className="mt-1.5 grid gap-2">
          {shown.map((card) => (
            <PreviewedCard key={`${card.form} ${card.deletion}`} card={card} />
          ))}
        </ul>
      )}
    </section>
  )
}
