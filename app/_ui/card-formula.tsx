import { lazy, Suspense } from 'react'
import { type FormulaProps, UnreadFormula } from './card-source'

/** Reads LaTeX, and weighs more than a whole review: it comes only where a card holds a formula. */
const loadFormula = () => import('./card-maths').catch(() => ({ default: UnreadFormula }))
const Formula = lazy(loadFormula)

/** Fetches what draws formulas, so that it is there when the connection is not. */
export const fetchFormulas = (): void => void loadFormula()

/** A formula, and until it can be drawn its source. */
export function CardFormula(props: FormulaProps) {
  return (
    <Suspense fallback={<code className="card-code">{props.source}</code>}>
      <Formula {...props} />
    </Suspense>
  )
}
