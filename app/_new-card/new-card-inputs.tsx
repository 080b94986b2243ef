import { useEffect, useId, useState } from 'react'
import { WEIGHTS } from '@/lib/domain/library'
import { WEIGHT_WORDS } from '../_ui/badge'
import { Chevron } from '../_ui/chevron'
import { Select, TextField } from '../_ui/field'
import { GapArea } from '../(library)/(facts)/_components/gap-area'
import { MediaArea } from '../(library)/(facts)/_components/media-area'
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
