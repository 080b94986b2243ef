import { type ReactNode, Suspense, useState } from 'react'
import { whenLoaded } from '@/app/_client/when-loaded'
import { Checkbox } from '@/app/_ui/checkbox'
import { Select } from '@/app/_ui/field'
import { keptProgress } from '@/lib/domain/exports/kept-progress'
import type { CardSelection } from '@/lib/services/cards/card-selection'

/** Loaded after the page: most of its visitors export nothing. */
const LossesBefore = whenLoaded(() => import('./losses-before').then((part) => part.LossesBefore), { tell: false })

/** What holds the whole library. */
const OF_EVERYTHING = [{ value: 'jsonl', label: 'Everything, as JSON (.jsonl)' }] as const
const FORMATS = [
  { value: 'apkg', label: 'Anki package (.apkg)' },
  { value: 'csv', label: 'Table with commas (.csv)' },
  { value: 'md', label: 'Markdown to read (.md)' },
] as const

type ExportFieldsProps = {
  readonly selection: CardSelection
  /** The buttons: above what depends on the format, so that another format does not move them. */
  readonly actions: ReactNode
  /** What is to be said of packages. */
  readonly ofPackages?: ReactNode
}

/** What to export cards as, and what is lost before anything is written. */
export function ExportFields({ selection, actions, ofPackages }: ExportFieldsProps) {
  const isWhole = selection.kind === 'all' && selection.query === '' && selection.except.length === 0
  const [format, setFormat] = useState<string>(FORMATS[0].value)
  const [isWanted, setWanted] = useState(true)
  const hasProgress = keptProgress(format) !== 'none'
  return (
    <div className="grid gap-4">
      <div className="grid gap-3">
        <Select
          label="Format"
          name="format"
          options={isWhole ? [...FORMATS, ...OF_EVERYTHING] : FORMATS}
          onInput={({ currentTarget }) => setFormat(currentTarget.value)}
        />
        <Checkbox
          key={hasProgress ? 'some' : 'none'}
          name="scheduling"
          value="on"
          defaultChecked={hasProgress && isWanted}
          disabled={!hasProgress}
          onToggle={setWanted}
          label="Include my progress"
          hint="Due dates and past reviews, if the format holds them. Leave it out if the cards are for somebody else. JSON always has it."
        />
        <Checkbox
          name="media"
          value="on"
          defaultChecked
          label="Include images, sounds and videos"
          hint="For Anki packages and JSON. Other formats contain only their names."
        />
      </div>
      {actions}
      <Suspense>
        <LossesBefore format={format} withScheduling={hasProgress && isWanted} selection={selection} />
      </Suspense>
      {format === 'apkg' ? ofPackages : null}
    </div>
  )
}
