import type { MarkedRun } from '@/lib/domain/search/matches'

/** A text with the words that a search matches marked. */
export function MarkedText({ runs }: { readonly runs: readonly MarkedRun[] }) {
  return runs.map(({ text, isMarked }, index) => {
    const key = `${index} ${text}`
    return isMarked ? (
      <mark key={key} className="text-ink">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    )
  })
}
