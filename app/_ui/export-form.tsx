import { Button } from './button'
import { ExportFields } from './export-fields'

type ExportFormProps = {
  /** The filters of Cards, as in its address; all cards without any. */
  readonly query?: string
}

/** Downloads the cards that filters find. It works without scripts: the browser asks for the file itself. */
export function ExportForm({ query = '' }: ExportFormProps) {
  return (
    <form method="get" action="/api/v1/export" className="grid gap-4">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ExportFields isWhole={query === ''} />
      <div>
        <Button type="submit">Download</Button>
      </div>
    </form>
  )
}
