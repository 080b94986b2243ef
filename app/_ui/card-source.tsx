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
