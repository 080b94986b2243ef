import Link from 'next/link'
import { AlsoIn } from '@/app/_ui/also-in'
import { WEIGHT_WORDS } from '@/app/_ui/badge'
import { CardText } from '@/app/_ui/card-text'
import { dateWords } from '@/app/_ui/citation'
import { FlagMark } from '@/app/_ui/flag-mark'
import { NotedSource } from '@/app/_ui/noted-source'
import { type Pair, Pairs } from '@/app/_ui/pairs'
import { Passage } from '@/app/_ui/passage'
import { CardHistory } from '@/app/(library)/(facts)/_components/card-history'
import { alsoPassage } from '@/app/(library)/(facts)/_components/fact-links'
import type { CardView } from '@/lib/data/queries/facts/fact-views'
import { withMarks } from '@/lib/domain/cards/segments'
import { answerOf, questionOf } from '@/lib/domain/cards/sides'
import { namesLine } from '@/lib/domain/format/names-line'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import { hasNoSource } from '@/lib/domain/no-source'
import { isoDateOf } from '@/lib/domain/time/study-day'
import type { LoadedFact } from '@/lib/services/facts/load-fact'
import { stabilityInFull, stateWord } from './words'

type CardBesideTableProps = {
  readonly loaded: LoadedFact
  readonly card: CardView
}

/** A card as a review shows it, with its passage and source, what is known of it, and what became of it. */
export function CardBesideTable({ loaded, card }: CardBesideTableProps) {
  const { fact, source } = loaded
  const { authors, outlet, published, origin } = source
  const hasPassage = fact.passage.exact !== ''
  return (
    <article aria-label="Card">
      {card.form === 'cloze' ? null : (
        <div className="font-serif text-passage text-quiet">
          <CardText segments={questionOf(card)} side="question" />
        </div>
      )}
      <div className="mt-2 font-serif text-head">
        <CardText segments={answerOf(card)} side="answer" />
      </div>
      {card.extra === null ? null : (
        <div className="mt-2 font-serif">
          <CardText segments={withMarks([{ text: card.extra }])} side="answer" />
        </div>
      )}
      {card.hint ? <p className="mt-2 text-quiet text-small">Hint: {card.hint}</p> : null}
      <div className="mt-4 border-rule border-t pt-3 text-small">
        {hasPassage ? (
          <Passage
            before={fact.passage.before}
            exact={fact.passage.exact}
            after={fact.passage.after}
            source={{ authors, outlet, published, origin, asOf: fact.asOf }}
            href={`/library/${encodeURIComponent(source.key)}?fact=${encodeURIComponent(fact.factId)}`}
            className="text-small"
          />
        ) : (
          <p className="text-quiet">
            {hasNoSource(source) ? <NotedSource source={source} /> : 'This fact has no passage'}.
          </p>
        )}
        <AlsoIn also={fact.also.map(alsoPassage)} factId={fact.factId} />
      </div>
      <Details loaded={loaded} card={card} />
      <details className="mt-3 border-rule border-t pt-2" open>
        <summary className="font-medium">History</summary>
        <CardHistory
          loaded={{
            ...loaded,
            fact: { ...fact, cards: [card] },
            history: loaded.history.filter(({ entry }) => entry.cardId === card.cardId),
          }}
        />
      </details>
      <p className="mt-3">
        <Link href={`/library/fact/${fact.factId}`} className="link inline-flex min-h-11 items-center">
          Open the fact
        </Link>
      </p>
    </article>
  )
}

function Details({ loaded: { fact, source, recall, day, deck }, card }: CardBesideTableProps) {
  const { memory } = card
  const recalled = recall.get(card.cardId)
  const known: readonly Pair[] = [
    ['State', stateWord({ memory, isRetired: card.retiredAt !== null }, day)],
    ['Due', memory?.dueDay == null ? null : dateWords(isoDateOf(memory.dueDay))],
    ['Recall now', recalled === undefined ? null : percentWords(recalled)],
    ['Stability', memory?.stability == null ? null : stabilityInFull(memory.stability)],
    ['Difficulty', memory?.difficulty == null ? null : `${memory.difficulty.toFixed(1)} of 10`],
    ['Interval', memory?.stability == null ? null : counted(memory.intervalDays, 'day')],
    ['Answers', memory && memory.reps > 0 ? String(memory.reps) : null],
    ['Forgotten since learned', memory && memory.lapses > 0 ? counted(memory.lapses, 'time') : null],
    ['Weight', WEIGHT_WORDS[fact.weight]],
    ['Topics', fact.topics.length > 0 ? namesLine(fact.topics) : null],
    ['Article', hasNoSource(source) ? null : source.title],
    ['Deck', deck],
    ['Flag', memory && memory.flag > 0 ? <FlagMark key="flag" flag={memory.flag} /> : null],
  ]
  return <Pairs of={known} className="mt-3 border-rule border-t pt-3" />
}
