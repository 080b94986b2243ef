import { useState } from 'react'
import { acceptTyped } from '@/app/_server/accept-answer'
import type { CardId } from '@/lib/domain/ids'

type AcceptAnswerProps = {
  readonly cardId: CardId
  /** What was typed and not counted as right. */
  readonly typed: string
  readonly onAccepted?: (aliases: readonly string[]) => void
}

type State = { readonly kind: 'open' | 'saving' | 'done' } | { readonly kind: 'failed'; readonly message: string }

const UNREACHABLE =
  'The server couldn’t be reached, so it wasn’t added. Grade the card yourself, and add it on the fact’s page later.'

/** “I was right”: counts what was typed as an answer of the card from now on. The grade is still the learner's. */
export default function AcceptAnswer({ cardId, typed, onAccepted }: AcceptAnswerProps) {
  const [state, setState] = useState<State>({ kind: 'open' })
  if (typed.trim() === '') return null
  if (state.kind === 'done') {
    return (
      <span role="status" className="text-good">
        Added. It now counts as right.
      </span>
    )
  }
  const accept = async () => {
    setState({ kind: 'saving' })
    const result = await acceptTyped({ cardId, typed }).catch(() => null)
    if (!result?.ok) return setState({ kind: 'failed', message: result?.message ?? UNREACHABLE })
    setState({ kind: 'done' })
    onAccepted?.(result.value.aliases)
  }
  return (
    <>
      <button
        type="button"
        aria-disabled={state.kind === 'saving'}
        onClick={() => (state.kind === 'saving' ? undefined : void accept())}
        className="link -my-2 min-h-11 text-small"
      >
        I was right: count this spelling
      </button>
      <span role="status" className="block text-hard">
        {state.kind === 'failed' ? state.message : ''}
      </span>
    </>
  )
}
