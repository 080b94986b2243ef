import { buttonClass } from '@/app/_ui/button'
import { SOURCE_SORTS, type SourceSort, type SourceView } from '../_charts/source-view'

const SORT_WORDS: Readonly<Record<SourceSort, string>> = {
  retention: 'Lowest retention',
  recall: 'Lowest recall now',
  briefing: 'Lowest recall at the briefing',
  coverage: 'Least studied',
  lapses: 'Most forgotten',
  minutes: 'Most minutes',
  facts: 'Most facts',
  stale: 'Most needing checks',
  conflicts: 'Most in conflict',
  name: 'Name',
}

/** The order on a phone, where the table has no heads to press. */
export function SourceOrder({ view, hasBriefing }: { readonly view: SourceView; readonly hasBriefing: boolean }) {
  return (
    <form key={view.sort} action="/retention/sources" className="mb-4 flex items-end gap-3 sm:hidden print:hidden">
      {view.by === 'article' ? null : <input type="hidden" name="by" value={view.by} />}
      <div className="min-w-0 flex-1">
        <label htmlFor="source-order" className="font-medium">
          Order
        </label>
        <select
          id="source-order"
          name="sort"
          defaultValue={view.sort}
          className="mt-1.5 block min-h-11 w-full rounded-control border border-edge bg-sheet px-3 py-2 font-normal text-[1rem]"
        >
          {SOURCE_SORTS.filter((sort) => hasBriefing || sort !== 'briefing').map((sort) => (
            <option key={sort} value={sort}>
              {SORT_WORDS[sort]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className={buttonClass('plain')}>
        Sort
      </button>
    </form>
  )
}
