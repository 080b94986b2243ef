import { type RefObject, useEffect, useRef, useState } from 'react'
import { counted } from '@/lib/domain/format/words'
import type { CardSelection } from '@/lib/services/cards/card-selection'
import type { ExportPreview } from '@/lib/services/export/export-cards'

type Chosen = {
  /** As the form names it. */
  readonly format: string
  readonly withScheduling: boolean
  readonly selection: CardSelection
}

/** Far enough for the answer to be there when somebody scrolls to it. A closed part of a page is nowhere. */
const AHEAD = '600px'

/** What an export of the chosen cards would lose: asked for once it can be seen, and again for each format. */
const usePreview = (chosen: Chosen, place: RefObject<HTMLElement | null>): ExportPreview | 'failed' | null => {
  const [known, setKnown] = useState<Readonly<Record<string, ExportPreview | 'failed'>>>({})
  const [isSeen, setSeen] = useState(false)
  // What is sent is also what an answer is known by.
  const body = JSON.stringify(chosen)
  const preview = known[body] ?? null
  useEffect(() => {
    if (!place.current) return
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), { rootMargin: AHEAD })
    seen.observe(place.current)
    return () => seen.disconnect()
  }, [place])
  const isMissing = preview === null
  useEffect(() => {
    if (!isSeen || !isMissing) return
    const request = new AbortController()
    const ask = async (): Promise<ExportPreview | 'failed'> => {
      const response = await fetch('/api/v1/export/preview', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        signal: request.signal,
      })
      return response.ok ? ((await response.json()) as ExportPreview) : 'failed' // our own address answers so
    }
    ask()
      .catch(() => 'failed' as const)
      .then((answer) => {
        if (!request.signal.aborted) setKnown((all) => ({ ...all, [body]: answer }))
      })
    return () => request.abort()
  }, [isSeen, isMissing, body])
  return preview
}

const headingOf = ({ chosen, losses }: ExportPreview): string => {
  const these = chosen === 1 ? 'this card' : `these ${counted(chosen, 'card')}`
  return losses.length > 0
    ? `Left out or changed in ${these}`
    : `This format keeps everything that ${these} ${chosen === 1 ? 'shows' : 'show'}.`
}

/** What the chosen format loses of the chosen cards, counted, before anything is exported. */
export function LossesBefore(chosen: Chosen) {
  const place = useRef<HTMLDivElement>(null)
  const preview = usePreview(chosen, place)
  return (
    <div
      ref={place}
      role="status"
      aria-busy={preview === null}
      className="min-h-40 border-rule border-t pt-3 text-small"
    >
      {preview === null ? (
        <p className="text-quiet">Counting what this format leaves out …</p>
      ) : preview === 'failed' ? (
        <p className="text-quiet">
          What this format leaves out can’t be counted right now. You’ll see it in the export’s result.
        </p>
      ) : (
        <>
          <p className="font-medium">{headingOf(preview)}</p>
          <ul className="mt-1 grid list-disc gap-1 pl-5">
            {[...preview.losses]
              .sort((a, b) => Number(b.isLeftOut ?? false) - Number(a.isLeftOut ?? false))
              .map(({ what }) => (
                <li key={what}>{what}</li>
              ))}
          </ul>
        </>
      )}
    </div>
  )
}
