import { Checkbox } from '@/app/_ui/checkbox'
import { Select } from '@/app/_ui/field'

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

/** @param isWhole whether all cards leave, which alone can be a collection */
export function ExportFields({ isWhole = false }: { readonly isWhole?: boolean }) {
  return (
    <div className="grid gap-3">
      <Select label="Format" name="format" options={isWhole ? [...FORMATS, COLLECTION] : FORMATS} />
      <Checkbox
        name="scheduling"
        value="on"
        defaultChecked
        label="Include my progress"
        hint="Due dates and past reviews, if the format can hold them. Leave it out if the cards are for somebody else."
      />
      <Checkbox
        name="media"
        value="on"
        defaultChecked
        label="Include images, sounds and videos"
        hint="For Anki packages only. Other formats name or describe the files."
      />
    </div>
  )
}
