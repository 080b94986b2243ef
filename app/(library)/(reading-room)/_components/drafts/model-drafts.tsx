import { useRef, useState } from 'react'
import { UNCHANGED } from '@/app/_client/reach-server'
import { Button } from '@/app/_ui/button'
import { counted } from '@/lib/domain/format/words'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import type { DraftingEvent } from '@/lib/services/model/draft-with-model'

/** The learner's own model, where one is switched on. */
export type RoomModel = { readonly name: string; readonly host: string }

type Refused = { readonly number: number; readonly quote: string; readonly reason: string }
type Asking = {
  readonly kind: 'idle' | 'asking' | 'ended'
  readonly offered: number
  readonly refused: readonly Refused[]
  readonly words: string
}

const IDLE: Asking = { kind: 'idle', offered: 0, refused: [], words: '' }
const dollars = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 })

const endWords = ({ ms, tokens, cost }: Extract<DraftingEvent, { kind: 'end' }>): string => {
  const used = tokens.input === null || tokens.output === null ? null : `${tokens.input + tokens.output} tokens`
  return [`${(ms / 1000).toFixed(1)} s`, used, cost === null ? null : dollars.format(cost)]
    .filter((part) => part !== null)
    .join(', ')
}

/** The events of an answer, line by line as they come. */
async function* eventsOf(response: Response): AsyncGenerator<DraftingEvent> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) return
    const lines = (rest + piece.value).split('\n')
    rest = lines.pop() ?? ''
    // Our own server writes these lines.
    for (const line of lines) yield JSON.parse(line) as DraftingEvent
  }
}

type ModelDraftsProps = {
  readonly articleKey: string
  readonly model: RoomModel
  /** The passage that is chosen; null asks about the article. */
  readonly chosen: { readonly start: number; readonly end: number } | null
  readonly onOffer: (draft: ShownDraft) => void
}

/** Asks the learner's own model for drafts, and says where the passages go before anything is sent. */
export function ModelDrafts({ articleKey, model, chosen, onOffer }: ModelDraftsProps) {
  const [asking, setAsking] = useState<Asking>(IDLE)
  const stop = useRef<AbortController | null>(null)

  const take = (event: DraftingEvent) => {
    if (event.kind === 'offer') {
      onOffer(event.draft)
      setAsking((now) => ({ ...now, offered: now.offered + 1 }))
    } else if (event.kind === 'refused')
      setAsking((now) => ({ ...now, refused: [...now.refused, { ...event, number: now.refused.length }] }))
    else setAsking((now) => ({ ...now, kind: 'ended', words: event.kind === 'end' ? endWords(event) : event.message }))
  }
  const ask = async () => {
    stop.current = new AbortController()
    setAsking({ ...IDLE, kind: 'asking' })
    try {
      const response = await fetch(`/api/v1/articles/${encodeURIComponent(articleKey)}/model-drafts`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ spans: chosen ? [chosen] : [] }),
        signal: stop.current.signal,
      })
      if (response.ok) for await (const event of eventsOf(response)) take(event)
      else {
        const problem: { detail?: string } = await response.json()
        setAsking((now) => ({ ...now, kind: 'ended', words: problem.detail ?? UNCHANGED }))
      }
    } catch {
      const words = stop.current?.signal.aborted ? 'Cancelled.' : UNCHANGED
      setAsking((now) => ({ ...now, kind: 'ended', words }))
    }
  }
  const { kind, offered, refused, words } = asking
  const result = kind === 'idle' ? '' : `${counted(offered, 'draft')}, ${refused.length} refused. ${words}`
  return (
    <div className="border-rule border-t px-4 py-3 text-small">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-64 text-quiet">
          {chosen ? 'The chosen passage is' : 'Up to 12 passages of this article are'} sent to {model.host} when you
          ask.
        </p>
        {kind === 'asking' ? (
          <Button className="px-3" onClick={() => stop.current?.abort()}>
            Cancel
          </Button>
        ) : (
          <Button className="px-3" onClick={() => void ask()}>
            Ask {model.name}
          </Button>
        )}
      </div>
      <p role="status" className={kind === 'idle' ? 'sr-only' : 'figures mt-1'}>
        {kind === 'asking' ? `Drafting: ${result}` : result}
      </p>
      {refused.length > 0 ? (
        <details className="mt-1">
          <summary className="link min-h-11 content-center text-quiet">Why {refused.length} were refused</summary>
          <ul className="grid gap-2">
            {refused.map(({ number, quote, reason }) => (
              <li key={number}>
                {reason}
                {quote === '' ? null : <q className="mt-0.5 block font-serif text-quiet">{quote}</q>}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
