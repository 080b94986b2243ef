'use client'

import Link from 'next/link'
import { ActKey, keyShortcuts } from '@/app/_ui/act-key'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { CardText } from '@/app/_ui/card-text'
import { LintIssues } from '@/app/(library)/(facts)/_components/lint-issues'
import type { RepeatAsked } from '@/app/(library)/(facts)/_components/repeat-question'
import { answerOf, questionOf, questionText } from '@/lib/domain/cards/sides'
import { sidesOf } from '@/lib/domain/drafting/draft-cards'
import type { KeyAct } from '@/lib/domain/keys/key-acts'
import type { ShownDraft } from '@/lib/services/drafts/lint-drafts'
import { isUnwritten } from './draft-state'
import { DRAFTER_WORDS, fixWords, mentionKindWord } from './words'

type DraftFaceProps = {
  readonly draft: ShownDraft
  readonly isFixed: boolean
  /** Why its last decision came back. */
  readonly returned: string | undefined
  /** The words it was drawn from, where the text does not show them marked. */
  readonly passageWords: string
  /** What is asked about it names a fact already. */
  readonly question: RepeatAsked | null
}

/** What the first card of a draft asks, in a line; its answer where the question is not written yet. */
export function questionOfDraft({ fact }: Pick<ShownDraft, 'fact'>): string {
  const [first] = fact.cards.flatMap((card) => sidesOf(card))
  if (!first) return fact.statement
  return isUnwritten({ fact }) ? first.back : questionText(first)
}

/** The cards of a draft as they will be asked, what is wrong with them, and what in the library they are near to. */
export function DraftFace({ draft, isFixed, returned, passageWords, question }: DraftFaceProps) {
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
                <CardText segments={card.form === 'cloze' ? answerOf(card) : questionOf(card)} side="answer" />
              )}
            </div>
            {card.form === 'cloze' ? null : (
              <div className="font-semibold">
                <CardText segments={answerOf(card)} side="answer" />
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className="sr-only">Passage: {passageWords}</p>
      {returned ? (
        <p role="alert" className="mt-2 text-again text-small">
          <span className="font-medium">Not saved: </span>
          {returned}
        </p>
      ) : null}
      <LintIssues issues={unwritten ? lint.filter(({ rule }) => rule !== 'empty-side') : lint} />
      {draft.fix && isFixed ? <FixWords words={fixWords(draft.fact, draft.fix.fact)} /> : null}
      <NearFacts near={draft.near.filter(({ factId }) => factId !== question?.near.factId)} />
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

export type DraftActs = {
  readonly onAccept: () => void
  readonly onEdit: () => void
  /** Null where the draft is no mark of the text. */
  readonly onQuestion: (() => void) | null
  readonly onSkip: () => void
  readonly onNever: () => void
  /** Null where no fix is known. */
  readonly onFix: (() => void) | null
}

type DraftButtonsProps = DraftActs & {
  /** It cannot be accepted as it stands. */
  readonly isBlocked: boolean
  /** Its question waits to be written: nothing else can be done with it, but to pass it over. */
  readonly isUnwritten: boolean
  readonly isFixed: boolean
  /** At the thumb: one row of targets of 48 px, without keys. */
  readonly isTouch?: boolean
}

const sizeOf = (isTouch: boolean): string =>
  isTouch ? 'min-h-12 min-w-12 flex-auto px-1! text-small' : 'gap-1.5! px-2! text-small'

type ActButtonProps = {
  readonly act: KeyAct
  readonly children: string
  /** What is most likely wanted. */
  readonly isFirst: boolean
  readonly isTouch: boolean
  readonly isOff?: boolean
  readonly onAct: () => void
}

function ActButton({ act, children, isFirst, isTouch, isOff = false, onAct }: ActButtonProps) {
  return (
    <Button
      look={isFirst ? 'primary' : 'plain'}
      className={sizeOf(isTouch)}
      aria-disabled={isOff}
      aria-keyshortcuts={keyShortcuts(act)}
      onClick={onAct}
    >
      {children}{' '}
      {isTouch ? null : (
        <span className={isFirst ? '[&_kbd]:border-paper/50 [&_kbd]:text-paper' : ''}>
          <ActKey act={act} />
        </span>
      )}
    </Button>
  )
}

/** What can be done with the draft at hand, with its keys. */
export function DraftButtons({ isBlocked, isUnwritten, isFixed, isTouch = false, ...acts }: DraftButtonsProps) {
  const key = (act: KeyAct) => (isTouch ? null : <ActKey act={act} />)
  const size = sizeOf(isTouch)
  return (
    <>
      {acts.onFix ? (
        <Button
          className={isTouch ? 'mb-2 min-h-12 w-full' : 'mt-3 gap-1.5! px-2.5! text-small'}
          aria-keyshortcuts={keyShortcuts('fix-draft')}
          onClick={acts.onFix}
        >
          {isFixed ? 'Undo the fix' : 'Apply the fix'} {key('fix-draft')}
        </Button>
      ) : null}
      <div className={isTouch ? 'flex gap-2' : 'mt-3 flex flex-wrap gap-1.5'}>
        {isUnwritten ? null : (
          <>
            <ActButton
              act="accept-draft"
              isFirst={!isBlocked}
              isTouch={isTouch}
              isOff={isBlocked}
              onAct={acts.onAccept}
            >
              Accept
            </ActButton>
            <ActButton act="edit-draft" isFirst={isBlocked} isTouch={isTouch} onAct={acts.onEdit}>
              Edit
            </ActButton>
          </>
        )}
        {acts.onQuestion ? (
          <ActButton act="make-question" isFirst={isUnwritten} isTouch={isTouch} onAct={acts.onQuestion}>
            {isUnwritten ? 'Write question' : 'Question'}
          </ActButton>
        ) : null}
        <Button className={size} aria-keyshortcuts={keyShortcuts('skip-draft')} onClick={acts.onSkip}>
          Skip {key('skip-draft')}
        </Button>
        <Button className={size} aria-keyshortcuts={keyShortcuts('never-draft')} onClick={acts.onNever}>
          <span>
            Never<span className="sr-only"> this kind</span>
          </span>
          {key('never-draft')}
        </Button>
      </div>
    </>
  )
}
