import { type ReactNode, useState } from 'react'
import { Checkbox } from '@/app/_ui/checkbox'
import { Select } from '@/app/_ui/field'
import { type KeptProgress, keptProgress, UNCOUNTED_LOSSES } from '@/lib/domain/exports/kept-progress'

const COLLECTION = { value: 'colpkg', label: 'Whole Anki collection, replaces yours (.colpkg)' } as const
const FORMATS = [
  { value: 'apkg', label: 'Anki package (.apkg)' },
  { value: 'apkg-legacy', label: 'Anki before 2.1.50 (.apkg)' },
  { value: 'csv', label: 'Table with commas (.csv)' },
  { value: 'tsv', label: 'Table with tabs (.tsv)' },
  { value: 'txt', label: 'Text for Anki (.txt)' },
  { value: 'obsidian', label: 'Obsidian Spaced Repetition (.md)' },
  { value: 'hashcards', label: 'hashcards (.zip of .md)' },
  { value: 'remnote', label: 'RemNote (.md)' },
  { value: 'quizlet', label: 'Quizlet (.txt)' },
  { value: 'mochi', label: 'Mochi (.mochi)' },
  { value: 'content', label: 'Content files (.zip of .md)' },
  { value: 'jsonl', label: 'Everything, as JSON (.jsonl)' },
] as const

const SHARING = 'Leave your progress out if the cards are for somebody else.'

const isPackage = (format: string): boolean => /pkg/u.test(format)

/** In a sentence; null if nothing is lost. */
export type ProgressLosses = Readonly<Record<Exclude<KeptProgress, 'all'>, string | null>>

export type ExportFieldsProps = {
  /** Whether all cards leave, which alone can be a collection. */
  readonly isWhole?: boolean
  /** What formats lose of the progress, if it was counted. */
  readonly losses?: ProgressLosses
  /** What is to be said of packages. */
  readonly ofPackages?: ReactNode
}

/** What to export cards as, and what is lost of the progress before anything is written. */
export function ExportFields({ isWhole = false, losses = UNCOUNTED_LOSSES, ofPackages }: ExportFieldsProps) {
  const [format, setFormat] = useState<string>(FORMATS[0].value)
  const [isWanted, setWanted] = useState(true)
  const kept = keptProgress(format)
  const lost = kept === 'all' ? null : losses[kept]
  return (
    <div className="grid gap-3">
      <Select
        label="Format"
        name="format"
        options={isWhole ? [...FORMATS, COLLECTION] : FORMATS}
        onInput={({ currentTarget }) => setFormat(currentTarget.value)}
      />
      <Checkbox
        key={kept === 'none' ? 'none' : 'some'}
        name="scheduling"
        value="on"
        defaultChecked={kept !== 'none' && isWanted}
        disabled={kept === 'none'}
        onToggle={setWanted}
        label="Include my progress"
        hint={
          kept === 'none'
            ? `The file will not contain it. ${lost ?? ''}`
            : `${lost ?? (kept === 'all' ? 'Due dates and past reviews.' : 'Due dates.')} ${SHARING}`
        }
      />
      <Checkbox
        name="media"
        value="on"
        defaultChecked
        label="Include images, sounds and videos"
        hint="For Anki packages only. Other formats name or describe the files."
      />
      {isPackage(format) ? ofPackages : null}
    </div>
  )
}
