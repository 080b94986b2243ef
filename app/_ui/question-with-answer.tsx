import type { LibraryCard } from '@/lib/data/queries/study/study-cards'
import { answerText, questionOf } from '@/lib/domain/cards/sides'
import { AlsoIn } from './also-in'
import { CardText } from './card-text'
import { FoldedPassage } from './folded-passage'

type QuestionWithAnswerProps = { readonly card: LibraryCard }

/** A card that was answered, in a list: its question and its answer. */
export const QuestionWithAnswer = ({ card }: QuestionWithAnswerProps) => (
  <>
    <div className="font-serif text-reading">
      <CardText segments={questionOf(card)} side="question" />
    </div>
    <p className="mt-1 whitespace-pre-line font-semibold font-serif text-head">{answerText(card)}</p>
  </>
)

/** Where the answer of such a card stands: its passage, folded, and the other articles that have one. */
export const AnswerPassage = ({ card: { source, fact, also, factId } }: QuestionWithAnswerProps) => (
  <>
    <FoldedPassage
      className="mt-3 text-[0.96875rem] text-quiet [&_mark]:text-ink"
      before={source.before}
      exact={source.exact}
      after={source.after}
      source={{ ...source, asOf: fact.asOf }}
    />
    <AlsoIn also={also} factId={factId} />
  </>
)
