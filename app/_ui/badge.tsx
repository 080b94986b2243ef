import type { ReactNode } from 'react'
import type { CardForm, FactKind, Weight } from '@/lib/domain/library'
import { classNames } from './class-names'

const LOOKS = {
  quiet: 'border-rule text-quiet',
  warn: 'border-hard/50 text-hard',
  good: 'border-good/50 text-good',
  strong: 'border-accent/50 text-accent',
} as const

type BadgeProps = { readonly look?: keyof typeof LOOKS; readonly children: ReactNode }

/** One or two words on the state of a thing. Never colour alone: the words say it. */
export function Badge({ look = 'quiet', children }: BadgeProps) {
  return (
    <span
      className={classNames(
        'inline-block max-w-full rounded-[5px] border px-1.5 py-px font-medium text-label',
        LOOKS[look],
      )}
    >
      {children}
    </span>
  )
}

/** How badly a speaker needs a fact, in words. */
export const WEIGHT_WORDS: Record<Weight, string> = { must: 'must know', should: 'should know', nice: 'nice to know' }

/** A fact's kind with a capital letter: “Figure”, “Organisation”. */
export const kindWord = (kind: FactKind): string => kind.charAt(0).toUpperCase() + kind.slice(1)

export const FORM_WORDS: Record<CardForm, string> = {
  question: 'Question and answer',
  reversed: 'Reversed',
  cloze: 'Cloze',
  typed: 'Typed answer',
}

export const KindBadge = ({ kind }: { readonly kind: FactKind }) => <Badge>{kindWord(kind)}</Badge>

export const WeightBadge = ({ weight }: { readonly weight: Weight }) => (
  <Badge look={weight === 'must' ? 'strong' : 'quiet'}>{WEIGHT_WORDS[weight]}</Badge>
)
