import { useState } from 'react'
import type { CardId } from '@/lib/domain/ids'
import type { CardSelection } from '@/lib/services/cards/card-selection'

type Chosen =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<CardId> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<CardId> }

const NONE: Chosen = { kind: 'some', ids: new Set() }

/** Which cards of a result are chosen: some, or all but some, whether they were loaded or not. */
export function useCardSelection(query: string, total: number) {
  const [chosen, setChosen] = useState<Chosen>(NONE)
  const [seen, setSeen] = useState({ query, total })
  if (seen.query !== query || seen.total !== total) {
    setSeen({ query, total })
    // Cards have left the list: what is done next must not concern what is no longer shown.
    if (seen.query === query && total < seen.total) setChosen(NONE)
  }
  const isSelected = (id: CardId) => (chosen.kind === 'all' ? !chosen.except.has(id) : chosen.ids.has(id))
  const count = chosen.kind === 'all' ? Math.max(0, total - chosen.except.size) : chosen.ids.size

  const set = (ids: readonly CardId[], isChosen: boolean) =>
    setChosen((before) => {
      const next = new Set(before.kind === 'all' ? before.except : before.ids)
      for (const id of ids) {
        if (isChosen === (before.kind === 'some')) next.add(id)
        else next.delete(id)
      }
      return before.kind === 'all' ? { kind: 'all', except: next } : { kind: 'some', ids: next }
    })

  /** For the server. */
  const selection: CardSelection =
    chosen.kind === 'all'
      ? { kind: 'all', query, except: [...chosen.except] }
      : { kind: 'some', cardIds: [...chosen.ids] }

  return {
    count,
    isAll: total > 0 && count === total,
    isSelected,
    set,
    selectAll: () => setChosen({ kind: 'all', except: new Set() }),
    clear: () => setChosen(NONE),
    selection,
  }
}
