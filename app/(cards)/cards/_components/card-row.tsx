'use client'

import Link from 'next/link'
import { useId } from 'react'
import { Badge, WEIGHT_WORDS } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { CardText } from '@/app/_ui/card-text'
import { classNames } from '@/app/_ui/class-names'
import type { CardSort } from '@/lib/data/queries/cards/card-search'
import { alsoArticlesWords } from '@/lib/domain/also-articles'
import { textOf } from '@/lib/domain/cards/segments'
import { percentWords } from '@/lib/domain/format/percent'
import { counted } from '@/lib/domain/format/words'
import type { Instant, StudyDay } from '@/lib/domain/ids'
import { dayFrom, dueWords } from '@/lib/domain/scheduling/due-words'
import type { CardLine } from '@/lib/services/cards/search-cards'
import { sortFigure, stabilityWords } from './words'

type CardRowProps = {
  readonly line: CardLine
  readonly sort: CardSort
  readonly day: StudyDay
  readonly now: Instant
  readonly isSelected: boolean
  readonly onToggle: (isChosen: boolean, upTo: boolean) => void
  readonly onActs: () => void
}

/** One card: its question, where it is from, where it stands; the answer and what can be done on demand. */
export function CardRow({ line, sort, day, now, isSelected, onToggle, onActs }: CardRowProps) {
  const id = useId()
  const figure = sortFigure(line, sort)
  return (
    <li className={classNames('flex border-rule border-b', isSelected && 'bg-sheet')}>
      {line.isRetired ? null : (
        <label className="-ml-2 flex min-h-11 shrink-0 cursor-pointer items-start px-2 pt-3.5">
          <input
            type="checkbox"
            checked={isSelected}
            aria-labelledby={`${id}-question`}
            onChange={(event) =>
              onToggle(event.target.checked, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
            }
            className="size-5 accent-accent"
          />
        </label>
      )}
      <div className="min-w-0 flex-1 py-3 pl-1">
        <div className="flex gap-x-6 gap-y-1 max-sm:flex-col sm:justify-between">
          <div id={`${id}-question`} className="min-w-0 font-serif text-passage">
            <CardText segments={line.question} side="question" />
          </div>
          <p className="figures shrink-0 text-small sm:text-right">
            <StateWords line={line} day={day} now={now} />
            {figure ? <span className="text-quiet max-sm:before:content-[',_'] sm:block">{figure}</span> : null}
          </p>
        </div>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-label text-quiet">
          <span>{line.title}</span>
          <span className={line.weight === 'must' ? 'text-accent' : undefined}>{WEIGHT_WORDS[line.weight]}</span>
          <Marks line={line} />
        </div>
        <details className="group">
          <summary
            aria-label={`Answer to: ${textOf(line.question)}`}
            className="inline-flex min-h-8 items-center text-quiet text-small hover:text-ink"
          >
            <span className="link group-open:hidden">Show the answer</span>
            <span className="link hidden group-open:inline">Hide the answer</span>
          </summary>
          <div className="pb-1">
            <div className="font-serif text-reading">
              <CardText segments={line.answer} side="answer" />
            </div>
            {line.also.length > 0 ? <p className="mt-1 text-quiet text-small">{alsoArticlesWords(line.also)}</p> : null}
            <p className="figures mt-1 text-quiet text-small">{memoryWords(line, day)}</p>
            <div className="mt-2 flex flex-wrap items-center gap-x-2">
              {line.isRetired ? null : <Button onClick={onActs}>Change …</Button>}
              <Link href={`/library/fact/${line.factId}`} className="link inline-flex min-h-11 items-center px-2">
                Open the fact
              </Link>
            </div>
          </div>
        </details>
      </div>
    </li>
  )
}

function StateWords({ line, day, now }: Pick<CardRowProps, 'line' | 'day' | 'now'>) {
  const { memory, isRetired } = line
  if (isRetired) return <span className="text-quiet">retired</span>
  const isDue = memory?.dueDay != null && memory.dueDay <= day && !memory.suspended
  return <span className={isDue ? 'text-ink' : 'text-quiet'}>{dueWords(memory, day, now)}</span>
}

function Marks({ line: { memory, isLeech } }: Pick<CardRowProps, 'line'>) {
  return (
    <>
      {memory?.marked ? <Badge>marked</Badge> : null}
      {memory && memory.flag > 0 ? <Badge>flag {memory.flag}</Badge> : null}
      {isLeech ? <Badge look="warn">leech: rewrite it</Badge> : null}
    </>
  )
}

function memoryWords({ memory, recall }: CardLine, day: StudyDay): string {
  if (memory?.stability == null || memory.lastReviewDay === null || recall === null) return 'Never studied.'
  return [
    `Recall now ${percentWords(recall)}`,
    `stability ${stabilityWords(memory.stability)}`,
    `difficulty ${memory.difficulty?.toFixed(1)}`,
    counted(memory.reps, 'answer'),
    counted(memory.lapses, 'lapse'),
    `last answered ${dayFrom(memory.lastReviewDay, day)}`,
  ]
    .join(', ')
    .concat('.')
}
