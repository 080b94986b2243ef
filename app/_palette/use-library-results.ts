import { useEffect, useState } from 'react'
import type { FoundOnServer } from './palette-items'

/** Longer than the time between two keys of somebody who types. */
const PAUSE_MS = 120
const MOST = { names: '3', articles: '4', facts: '4', cards: '4', briefings: '3' }

type State = {
  /** What was found last: it stays while the next results are fetched. */
  readonly found: FoundOnServer | null
  readonly isLoading: boolean
  /** The server could not be reached or refused. */
  readonly isFailed: boolean
}

const NOTHING: State = { found: null, isLoading: false, isFailed: false }

/** What the library has for the words that are typed, from the server, a moment after the last key. */
export function useLibraryResults(typed: string): State {
  const [state, setState] = useState(NOTHING)
  useEffect(() => {
    if (typed === '') {
      setState(NOTHING)
      return
    }
    const request = new AbortController()
    const timer = setTimeout(async () => {
      setState(({ found }) => ({ found, isLoading: true, isFailed: false }))
      try {
        const query = new URLSearchParams({ q: typed, ...MOST })
        const response = await fetch(`/api/v1/search?${query}`, { signal: request.signal })
        if (!response.ok) throw new Error(`the search answered ${response.status}`)
        const found: FoundOnServer = await response.json()
        setState({ found, isLoading: false, isFailed: false })
      } catch {
        if (!request.signal.aborted) setState({ found: null, isLoading: false, isFailed: true })
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      request.abort()
    }
  }, [typed])
  return state
}
