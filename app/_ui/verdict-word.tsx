import type { Verdict } from '@/lib/domain/grading/typed'
import { VERDICT_WORDS } from '@/lib/domain/grading/verdict-words'
import { classNames } from './class-names'

const LOOKS: Readonly<Record<Verdict, string>> = { correct: 'text-good', close: 'text-hard', wrong: 'text-again' }

/** How an answer came out, in words and not in colour alone. */
export const VerdictWord = ({ verdict }: { readonly verdict: Verdict }) => (
  <span className={classNames('font-medium', LOOKS[verdict])}>{VERDICT_WORDS[verdict]}</span>
)
