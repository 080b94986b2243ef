import Link from 'next/link'
import { Badge } from '@/app/_ui/badge'
import { answerOf, questionOf, questionText } from '@/lib/domain/cards/sides'
import { sidesOf } from '@/lib/domain/drafting/draft-cards'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import { CardFace } from '../card-face'
import { LintIssues } from '../lint-issues'
import { isUnwritten } from './draft-state'
import { DRAFTER_WORDS, fixWords, mentionKindWord } from './words'

type DraftFaceProps = {
  readonly draft: ShownDraft
  readonly isFixed: boolean
  /** Why its last decision came back. */
  readonly returned: string | undefined
  /** The words it was drawn from, where the text does not show them marked. */
  readonly passageWords?: string | undefined
  /** A fact that is named beside it already, by what is asked about it. */
  readonly askedAbout?: string | undefined
}

/** What the first card of a draft asks, in a line; its answer where the question is not written yet. */
export function questionOfDraft({ fact }: Pick<ShownDraft, 'fact'>): string {
  const [first] = fact.cards.flatMap((card) => sidesOf(card))
  if (!first) return fact.statement
  return isUnwritten({ fact }) ? first.back : questionText(first)
}

/** The cards of a draft as they will be asked, what is wrong with them, and what in the library they are near to. */
export function DraftFace({ draft, isFixed, returned, passageWords, askedAbout }: DraftFaceProps) {
  const { fact, lint } = draft.fix && isFixed ? draft.fix : draft
  const cards = fact.cards.flatMap((card) => sidesOf(card))
  const unwritten = isUnwritten({ fact })
  return (
    <>
      <ul className="grid gap-3">
        {cards.map((card) => (
          <li key={`${card.form} ${card.deletion} ${card.front}`} className="font-serif">
            <div className={card.form === 'cloze' ? '' : 'mb-1'}>
              {unwritten ? (
                <span className="text-quiet">The question is yours to write.</span>
              ) : (
                <CardFace segments={card.form === 'cloze' ? answerOf(card) : questionOf(card)} />
              )}
            </div>
            {card.form === 'cloze' ? null : (
              <div className="font-semibold">
                <CardFace segments={answerOf(card)} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {passageWords ? <p className="sr-only">Passage: {passageWords}</p> : null}
      {returned ? (
        <p role="alert" className="mt-2 text-again text-small">
          <span className="font-medium">Not saved: </span>
          {returned}
        </p>
      ) : null}
      <LintIssues issues={unwritten ? lint.filter(({ rule }) => rule !== 'empty-side') : lint} />
      {draft.fix && isFixed ? <FixWords words={fixWords(draft.fact, draft.fix.fact)} /> : null}
      <NearFacts near={draft.near.filter(({ factId }) => factId !== askedAbout)} />
    </>
  )
}

/** What a fix changed besides the cards, which show it themselves. */
function FixWords({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return null
  return <p className="mt-2 text-good text-small">With the fix: {words.join('; ')}.</p>
}

/** What kind of thing a draft asks for, and who drafted it if not the built-in drafter. */
export function DraftBadges({ draft, isFixed }: Pick<DraftFaceProps, 'draft' | 'isFixed'>) {
  const by = DRAFTER_WORDS[draft.drafter]
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <Badge>{mentionKindWord(draft.mention.kind)}</Badge>
      {by ? <Badge look="strong">{by}</Badge> : null}
      {isFixed ? <Badge look="good">fixed</Badge> : null}
    </span>
  )
}

const LIKENESS_WORDS: Readonly<Record<ShownDraft['near'][number]['kind'], string>> = {
  duplicate: 'Already in your library: ',
  conflict: 'Contradicts your library: ',
  interference: 'Easily confused with: ',
}

/** Facts of the library that a draft repeats, contradicts or is easily mixed up with. */
function NearFacts({ near }: Pick<ShownDraft, 'near'>) {
  if (near.length === 0) return null
  return (
    <ul className="mt-2 grid gap-1 text-small">
      {near.map(({ kind, factId, statement, difference, articleTitle }) => (
        <li key={`${kind} ${factId}`} className="text-hard">
          <span className="font-medium">{LIKENESS_WORDS[kind]}</span>
          {difference}{' '}
          <Link href={`/library/fact/${factId}`} className="link text-quiet" title={articleTitle}>
            {statement}
          </Link>
        </li>
      ))}
    </ul>
  )
}
