import { useCallback, useEffect, useRef, useState } from 'react'
import type { CardId } from '@/lib/domain/ids'
import type { CardBlock, CardRow } from '@/lib/services/cards/list-cards'

/** As many as come with the page, and as many as are fetched when more come into view. */
const BLOCK = 100
/** As many as one request may ask for: the ids of a long range are fetched in these. */
const MOST_AT_ONCE = 500

type Loaded = {
  readonly rows: ReadonlyMap<number, CardRow>
  readonly total: number
  /** The first places of the blocks that show the library as it is now. */
  readonly fresh: ReadonlySet<number>
}

const placed = (block: CardBlock): [number, CardRow][] => block.rows.map((row, i) => [block.from + i, row])

const fetchBlock = async (query: string, from: number, limit: number): Promise<CardBlock> => {
  const response = await fetch(`/api/v1/cards?${query}${query === '' ? '' : '&'}from=${from}&limit=${limit}`)
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return await response.json() // our own server's, of the type that it sends
}

/**
 * The rows of a result, fetched in blocks as they come into view. When the page brings its first block again, because
 * something was changed, the others are fetched again once they are seen; until then they show what they had.
 */
export function useCardBlocks(query: string, first: CardBlock) {
  const [loaded, setLoaded] = useState<Loaded>(() => ({
    rows: new Map(placed(first)),
    total: first.total,
    fresh: new Set([0]),
  }))
  const [seen, setSeen] = useState(first)
  const [failed, setFailed] = useState(false)
  const asked = useRef(new Set<number>())
  /** What is on its way for an earlier first block is not taken. */
  const current = useRef(first)
  if (seen !== first) {
    setSeen(first)
    const kept = [...loaded.rows].filter(([place]) => place < first.total)
    setLoaded({ rows: new Map([...kept, ...placed(first)]), total: first.total, fresh: new Set([0]) })
  }
  useEffect(() => {
    if (current.current !== first) asked.current.clear()
    current.current = first
  }, [first])

  /** Fetches the blocks of these places that are missing or have changed. */
  const want = useCallback(
    (from: number, to: number) => {
      const { fresh, total } = loaded
      for (let at = Math.floor(from / BLOCK) * BLOCK; at < Math.min(to, total); at += BLOCK) {
        if (fresh.has(at) || asked.current.has(at)) continue
        asked.current.add(at)
        const isCurrent = () => current.current === first
        fetchBlock(query, at, BLOCK)
          .then((block) => {
            if (!isCurrent()) return
            setFailed(false)
            setLoaded((before) => ({
              rows: new Map([...before.rows, ...placed(block)]),
              total: block.total,
              fresh: new Set([...before.fresh, at]),
            }))
          })
          .catch(() => {
            if (isCurrent()) setFailed(true)
          })
          .finally(() => isCurrent() && asked.current.delete(at))
      }
    },
    [query, loaded, first],
  )

  /** The ids of the cards between two places, both included. @throws when the server cannot be reached */
  const idsBetween = async (a: number, b: number): Promise<readonly CardId[]> => {
    const ids: CardId[] = []
    const to = Math.max(a, b) + 1
    for (let at = Math.min(a, b); at < to; ) {
      const row = loaded.rows.get(at)
      const found = row ? [row] : (await fetchBlock(query, at, Math.min(MOST_AT_ONCE, to - at))).rows
      if (found.length === 0) break
      ids.push(...found.map(({ cardId }) => cardId))
      at += found.length
    }
    return ids
  }

  return { rowAt: (place: number) => loaded.rows.get(place), total: loaded.total, want, idsBetween, failed }
}
