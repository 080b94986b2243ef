import { useEffect, useId, useRef, useState } from 'react'
import { WEIGHTS } from '@/lib/domain/library'
import { WEIGHT_WORDS } from '../_ui/badge'
import { Button } from '../_ui/button'
import { Chevron } from '../_ui/chevron'
import { Select, TextField } from '../_ui/field'
import { hideShownWords } from '../(library)/_components/fact-fields'
import { MediaArea } from '../(library)/_components/media-area'
import { type NewCardChoices, newCardChoices } from './actions'
import type { CardErrors, NewCardFields } from './written-cards'

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

/** The library’s topics and decks; none where the server cannot be reached. */
function useChoices(): NewCardChoices {
  const [choices, setChoices] = useState<NewCardChoices>({ topics: [], decks: [] })
  useEffect(() => {
    let isShown = true
    newCardChoices().then(
      (found) => isShown && setChoices(found),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [])
  return choices
}

/** The fields of a new card, the two sides first. */
export function NewCardInputs({ fields, errors, onChange }: NewCardInputsProps) {
  const choices = useChoices()
  const id = useId()
  return (
    <>
      <FrontField fields={fields} errors={errors} onChange={onChange} />
      <MediaArea
        label="Answer"
        rows={1}
        value={fields.back}
        error={errors.back}
        onValue={(back) => onChange({ back })}
        data-side="back"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Topics"
          hint="Optional. Separate them with commas."
          list={`${id}-topics`}
          error={errors.topics}
          value={fields.topics}
          onValue={(topics) => onChange({ topics })}
        />
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
          <TextField
            label="Source"
            hint="Optional: a person, a talk, a book. It is shown with the answer."
            error={errors.source}
            value={fields.source}
            onValue={(source) => onChange({ source })}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="Deck"
              hint="Optional. A new name makes a new deck."
              list={`${id}-decks`}
              error={errors.deck}
              value={fields.deck}
              onValue={(deck) => onChange({ deck })}
            />
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
      <Names id={`${id}-topics`} names={choices.topics} />
      <Names id={`${id}-decks`} names={choices.decks} />
    </>
  )
}

function Names({ id, names }: { readonly id: string; readonly names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}

function FrontField({ fields, errors, onChange }: NewCardInputsProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [isNothing, setNothing] = useState(false)
  const hide = () => {
    const control = area.current
    if (!control) return
    const { selectionStart: start, selectionEnd: end } = control
    const hidden = hideShownWords(fields.front, { start, end })
    setNothing(hidden === null)
    control.focus()
    if (!hidden) return
    onChange({ front: hidden.source })
    // The cursor is set once the new text is in the field.
    requestAnimationFrame(() => control.setSelectionRange(hidden.cursor, hidden.cursor))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the field and the button inside
    <div
      onKeyDown={(event) => {
        if (event.code !== 'KeyC' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        hide()
      }}
    >
      <MediaArea
        label="Question, or a sentence with a gap"
        areaRef={area}
        data-side="front"
        value={fields.front}
        error={errors.front}
        onValue={(front) => {
          setNothing(false)
          onChange({ front })
        }}
        onOcclude={(front) => onChange({ front })}
      />
      <div className="mt-1 flex flex-wrap items-center gap-x-3">
        <Button
          look="quiet"
          className="-ml-4 underline"
          title="Ctrl or ⌘, Shift, C"
          aria-keyshortcuts="Control+Shift+C Meta+Shift+C"
          onPointerDown={(event) => event.preventDefault()}
          onClick={hide}
        >
          Hide selected words
        </Button>
        <p role="status" className="text-hard text-small empty:hidden">
          {isNothing ? 'Select words in the sentence first.' : ''}
        </p>
      </div>
    </div>
  )
}
