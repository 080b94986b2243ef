import { PreviewedCard } from '@/app/(library)/(facts)/_components/previewed-card'
import type { CardSides } from '@/lib/domain/cards/card'
import { answerOf } from '@/lib/domain/cards/sides'
import { sentenceStart } from '@/lib/domain/format/words'
import {
  type FileNoteType,
  type SampleCard,
  type SourceFields,
  sourceOfSample,
} from '@/lib/domain/imports/import-options'
import type { PreviewCard } from '@/lib/domain/imports/text-preview'

/** Of more note types the cards are folded away. */
const MOST_OPEN = 3

const LINE = 'mt-2 break-words font-sans text-quiet text-small'

/** What is said of a card whose answer is empty. */
const noAnswerOf = (card: CardSides) =>
  answerOf(card).every(({ text, media, shape }) => !media && !shape && text.trim() === '') ? (
    <span className="font-normal font-sans text-quiet text-small">This card has no answer.</span>
  ) : undefined

type SampleNotesProps = Pick<SampleCard, 'tags' | 'states'> & { readonly source: string | null }

/** Source, tags, and what Anki tags, as they will be stored. */
function SampleNotes({ source, tags, states }: SampleNotesProps) {
  return (
    <>
      {source === null ? null : <p className={LINE}>Source: {source}</p>}
      {tags === '' ? null : <p className={LINE}>Tags: {tags}</p>}
      {states.length === 0 ? null : <p className={LINE}>{sentenceStart(states.join(', '))}</p>}
    </>
  )
}

type SamplesProps = {
  readonly type: FileNoteType
  /** The fields that say its source. */
  readonly sourceFields: readonly string[]
}

function Samples({ type: { name, samples }, sourceFields }: SamplesProps) {
  return (
    <div>
      <h3 className="break-words font-medium text-label text-quiet">{name}</h3>
      <ul className="mt-1.5 grid gap-2">
        {samples.map((sample, at) => {
          const { source, isTooLong } = sourceOfSample(sample, sourceFields)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two cards of a file can be the same in everything
            <PreviewedCard key={at} card={sample.card} instead={noAnswerOf(sample.card)}>
              <SampleNotes
                source={isTooLong ? 'too long, left out' : source}
                tags={sample.tags}
                states={sample.states}
              />
            </PreviewedCard>
          )
        })}
      </ul>
    </div>
  )
}

type ImportSamplesProps = {
  readonly noteTypes: readonly FileNoteType[]
  /** The fields that say a source, as they are chosen now. */
  readonly sources: SourceFields
}

/** The first cards of each note type of a package, as they will be asked: templates are rendered, and nothing is stored yet. */
export function ImportSamples({ noteTypes, sources }: ImportSamplesProps) {
  const shown = noteTypes.filter(({ samples }) => samples.length > 0)
  const more = shown.slice(MOST_OPEN)
  if (shown.length === 0) return null
  return (
    <section aria-label="How the cards will look" className="grid min-w-0 gap-4">
      <h2 className="font-medium">How the cards will look</h2>
      {shown.slice(0, MOST_OPEN).map((type) => (
        <Samples key={type.name} type={type} sourceFields={sources[type.name] ?? []} />
      ))}
      {more.length > 0 ? (
        <details>
          <summary>Cards of {more.length === 1 ? '1 more note type' : `${more.length} more note types`}</summary>
          <div className="mt-3 grid gap-4">
            {more.map((type) => (
              <Samples key={type.name} type={type} sourceFields={sources[type.name] ?? []} />
            ))}
          </div>
        </details>
      ) : null}
    </section>
  )
}

type TextSamplesProps = {
  readonly cards: readonly PreviewCard[]
  /** How many notes the file has. */
  readonly notes: number
}

/** The first cards of a text, as they will be asked: gaps, formatting and formulas are as they were understood. */
export function TextSamples({ cards, notes }: TextSamplesProps) {
  const { length } = cards
  const title =
    length < notes
      ? `How the first ${length} of ${notes.toLocaleString('en-GB')} notes will look`
      : 'How the cards will look'
  return (
    <section aria-label={title}>
      <h3 className="mb-2 font-medium">{title}</h3>
      <ul className="grid gap-2">
        {cards.map(({ card, source, tags }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two cards of a file can be the same in everything
          <PreviewedCard key={at} card={card} instead={noAnswerOf(card)}>
            <SampleNotes source={source} tags={tags} states={[]} />
          </PreviewedCard>
        ))}
      </ul>
    </section>
  )
}
