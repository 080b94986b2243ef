import { deletions } from '../cloze'
import { givesAway } from '../given-away'
import type { LintedCard, LintIssue } from '../lint-issue'
import { rememberedFigures } from '../lint-memory'
import { quoted } from '../rule-context'
import { textOf } from '../segments'
import { answerOf, answerText, questionText } from '../sides'

const OTHER_ANGLE = 'A second card asks why, how much, compared with what, or what follows'

/** Whether a side asks something in a sentence, rather than naming a term. */
export const isQuestion = (side: string): boolean =>
  /\?\s*["”’]?\s*$/u.test(side) || /^(?:who|whom|whose|what|when|where|which|why|how)\s+\S+\s/iu.test(side.trim())

/** A reversed card whose other side is a question: from its answer nobody can tell which of many questions is meant. */
function* reversedQuestions(cards: readonly LintedCard[]): Generator<LintIssue> {
  for (const card of cards) {
    if (card.form !== 'reversed' || !isQuestion(card.back)) continue
    yield {
      rule: 'mirrored-pair',
      severity: 'advice',
      what: `From ${quoted([answerText({ ...card, back: card.front })])} alone, nobody can tell what the reversed card asks for`,
      remedy: 'Reverse only terms and their meaning: drop the reversed card, or write a term instead of the question',
      cardKey: card.key,
    }
  }
}

/** Cards of one entry: a reversed card and the one it reverses, and the deletions of a cloze. */
const isSameEntry = (a: LintedCard, b: LintedCard): boolean =>
  (a.front === b.front && a.back === b.back) || (a.front === b.back && a.back === b.front)

const shows = (shown: LintedCard, asked: LintedCard): boolean =>
  answerText(asked).trim() !== '' && givesAway(questionText(shown), answerText(asked))

type Shown = { readonly card: LintedCard; readonly others: LintedCard[] }

/** Cards that ask for each other’s answers, and those whose question shows what others ask for, each once. */
function* shownAnswers(cards: readonly LintedCard[]): Generator<LintIssue> {
  const shownBy = new Map<string, Shown>()
  const note = (card: LintedCard, other: LintedCard) => {
    // The cards of one cloze show the same words around their gaps.
    const place = card.form === 'cloze' ? card.front : card.key
    const shown = shownBy.get(place) ?? { card, others: [] }
    shownBy.set(place, shown)
    if (!shown.others.includes(other)) shown.others.push(other)
  }
  for (const [at, card] of cards.entries()) {
    for (const other of cards.slice(0, at)) {
      if (isSameEntry(card, other)) continue
      const [own, others] = [shows(other, card), shows(card, other)]
      if (own && others) {
        const [answer, otherAnswer] = [quoted([answerText(card)]), quoted([answerText(other)])]
        yield {
          rule: 'mirrored-pair',
          severity: 'advice',
          what: `This card and ${other.key} each show what the other asks for, ${answer} and ${otherAnswer}`,
          remedy: `Keep the direction that people need. ${OTHER_ANGLE}`,
          cardKey: card.key,
        }
      } else if (own) note(other, card)
      else if (others) note(card, other)
    }
  }
  for (const { card, others } of shownBy.values()) {
    const [first, ...more] = others
    const answers = quoted([...new Set(others.map((other) => answerText(other)))])
    yield {
      rule: 'answer-in-sibling',
      severity: 'advice',
      what: `The question shows ${answers}, which ${more.length > 0 ? 'other cards of the fact ask' : `${first?.key} asks`} for`,
      remedy: `Leave ${answers} out, or drop one of the cards. ${OTHER_ANGLE}`,
      cardKey: card.key,
    }
  }
}

type Gap = { readonly deletion: number; readonly text: string; readonly start: number; readonly end: number }

/** What each deletion of a cloze hides and where, in the words of the whole sentence. */
function gapsOf(card: LintedCard): { readonly words: string; readonly gaps: readonly Gap[] } {
  let words = ''
  const gaps = deletions(card.front).flatMap((deletion): Gap[] => {
    const segments = answerOf({ ...card, deletion })
    words = textOf(segments)
    let start = 0
    return segments.flatMap(({ text, hidden }) => {
      const from = start
      start += text.length
      return hidden ? [{ deletion, text, start: from, end: start }] : []
    })
  })
  return { words, gaps: gaps.toSorted((a, b) => a.start - b.start) }
}

/** A name between two gaps that no gap hides: “{{c1::Syria}}, Belarus and {{c2::Eritrea}}”. */
const SHOWN_MEMBER = /(?<=(?:, |and |or ))\p{Lu}[\p{L}’-]*(?: \p{Lu}[\p{L}’-]*)*(?=,| and | or )/gu
const LINKS = /^(?:[,;\s]|(?<!\p{L})(?:and|or|as well as|&|the|an?|in|of|to|by|with|from)(?!\p{L}))+$/u

/** Whether the words between two gaps join members of one list. */
const joins = (between: string): boolean =>
  /[,;&]|\b(?:and|or)\b/u.test(between) && LINKS.test(between.replace(SHOWN_MEMBER, ''))

/** The longest run of gaps that are members of one list, each of a card of its own; empty if there is none. */
function listOf(card: LintedCard): readonly string[] {
  const { words, gaps } = gapsOf(card)
  let run: Gap[] = []
  let longest: Gap[] = []
  for (const gap of gaps) {
    const last = run.at(-1)
    if (last && gap.start < last.end) continue
    run = last && joins(words.slice(last.end, gap.start)) ? [...run, gap] : [gap]
    if (run.length > longest.length) longest = run
  }
  // “between 2009 and 2014”: two figures that say different things.
  if (longest.length < 3 && longest.every(({ text }) => rememberedFigures(text).length > 0)) return []
  // Gaps of one number are asked together.
  return new Set(longest.map(({ deletion }) => deletion)).size > 1 ? longest.map(({ text }) => text) : []
}

function* lists(cards: readonly LintedCard[]): Generator<LintIssue> {
  const seen = new Set<string>()
  for (const card of cards) {
    if (card.form !== 'cloze' || seen.has(card.front)) continue
    seen.add(card.front)
    const members = listOf(card)
    if (members.length === 0) continue
    yield {
      rule: 'cloze-list',
      severity: 'advice',
      what: `${quoted(members)} are members of one list; each is asked for while the others are shown`,
      remedy: 'Ask what they have in common, how many there are, or which of them is surprising',
      cardKey: card.key,
    }
  }
}

/**
 * Advice about the cards of a fact beside each other: members of a list that are clozed one by one, cards that ask for
 * each other’s answers, and a question that shows what another card asks for.
 */
export const adviseSiblings = (cards: readonly LintedCard[]): LintIssue[] => [
  ...lists(cards),
  ...reversedQuestions(cards),
  ...shownAnswers(cards),
]
