import { useId, useState } from 'react'
import { WEIGHT_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { counted } from '@/lib/domain/format/words'
import { WEIGHTS, type Weight } from '@/lib/domain/library'
import type { BriefingDraft } from '@/lib/services/briefing/briefing-form'
import type { FactLine } from '@/lib/services/briefing/scope-of-briefing'

type ScopeFactsProps = {
  readonly draft: BriefingDraft
  /** The facts that the scope names, those left out among them. */
  readonly lines: readonly FactLine[]
  readonly facts: number
  readonly onChange: (draft: BriefingDraft) => void
}

const STEP = 40

/** The facts of the scope one by one: which are left out, and how much each matters here. */
export function ScopeFacts({ draft, lines, facts, onChange }: ScopeFactsProps) {
  const { scope, weights } = draft
  const [shown, setShown] = useState(STEP)
  const id = useId()
  const leftOut = new Set(scope.leftOut)
  const toggle = (line: FactLine) => {
    const out = leftOut.has(line.factId)
      ? scope.leftOut.filter((one) => one !== line.factId)
      : [...scope.leftOut, line.factId]
    onChange({ ...draft, scope: { ...scope, leftOut: out } })
  }
  const weigh = ({ factId, weight }: FactLine, chosen: Weight) => {
    const { [factId]: _, ...others } = weights
    onChange({ ...draft, weights: chosen === weight ? others : { ...others, [factId]: chosen } })
  }
  return (
    <details className="mt-2 border-rule border-y">
      <summary className="min-h-11 py-2.5 font-medium">Leave out facts or change their weight</summary>
      <ul className="pb-3">
        {lines.slice(0, shown).map((line, index) => {
          const isIn = !leftOut.has(line.factId)
          return (
            <li
              key={line.factId}
              className="flex items-center gap-3 border-rule border-b py-2 last:border-0 max-sm:flex-wrap"
            >
              <input
                id={`${id}-${index}`}
                type="checkbox"
                checked={isIn}
                onChange={(event) => {
                  event.stopPropagation()
                  toggle(line)
                }}
                className="size-5 shrink-0 accent-accent"
              />
              <label htmlFor={`${id}-${index}`} className="min-w-0 flex-1 py-1">
                <span className={isIn ? undefined : 'text-quiet line-through'}>{line.statement}</span>
                <span className="block text-label text-quiet">{line.articleTitle}</span>
              </label>
              <select
                aria-label={`Weight of: ${line.statement}`}
                value={weights[line.factId] ?? line.weight}
                disabled={!isIn}
                onChange={(event) => {
                  event.stopPropagation()
                  weigh(line, WEIGHTS.find((weight) => weight === event.target.value) ?? line.weight)
                }}
                className="min-h-11 shrink-0 rounded-control border border-edge bg-sheet px-2 text-small max-sm:ml-8 max-sm:basis-[calc(100%-2rem)]"
              >
                {WEIGHTS.map((weight) => (
                  <option key={weight} value={weight}>
                    {WEIGHT_WORDS[weight]}
                  </option>
                ))}
              </select>
            </li>
          )
        })}
      </ul>
      {shown < lines.length ? (
        <Button className="mb-3" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, lines.length - shown)} more
        </Button>
      ) : null}
      {facts > lines.length ? (
        <p className="pb-3 text-quiet text-small">
          The first {lines.length} of {counted(facts, 'fact')}. Narrow what the briefing covers to see the rest.
        </p>
      ) : null}
    </details>
  )
}
