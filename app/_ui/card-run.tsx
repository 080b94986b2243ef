import type { ReactNode } from 'react'
import type { Segment } from '@/lib/domain/cards/segments'
import { classNames } from './class-names'

export type Side = 'question' | 'answer'

export type CardTextProps = {
  readonly segments: readonly Segment[]
  /** On the question side the asked deletion is a gap; on the answer side its words stand out. */
  readonly side: Side
}

type CardRunProps = { readonly segment: Segment; readonly side: Side; readonly words?: ReactNode }

/** A run of one look; `words` are its text where it is more than that. */
export function CardRun({ segment, side, words }: CardRunProps) {
  const { text, bold, italic, code, hidden, hint } = segment
  if (hidden && side === 'question') return <Gap hint={hint} />
  const look = classNames(bold && 'font-semibold', italic && 'italic', text.includes('\n') && 'whitespace-pre-line')
  const shown = words ?? (code ? <code className="card-code">{text}</code> : text)
  if (hidden) return <AskedCard look={look}>{shown}</AskedCard>
  return <span className={look || undefined}>{shown}</span>
}

export function AskedCard({ children, look }: { readonly children: ReactNode; readonly look?: string }) {
  return <strong className={classNames('border-accent border-b-2 font-semibold', look)}>{children}</strong>
}

export function Gap({ hint }: { readonly hint: string | undefined }) {
  return (
    <span className="border-accent border-b-2 px-1.5 text-quiet">
      <span className="sr-only">gap{hint ? ', ' : ''}</span>
      {hint ? <span className="text-[0.85em]">{hint}</span> : <span aria-hidden="true">&emsp;&emsp;</span>}
    </span>
  )
}

export type FormulaProps = {
  /** With what marks a gap or its words. */
  readonly latex: string
  /** As it was written. */
  readonly source: string
  readonly display: boolean
}

/** The source of a formula that cannot be drawn, with a note. */
export function UnreadFormula({ source }: FormulaProps) {
  return (
    <span>
      <code className="card-code">{source}</code>
      <span className="font-normal font-sans text-[0.65em] text-quiet not-italic"> (not drawn: check the LaTeX)</span>
    </span>
  )
}
