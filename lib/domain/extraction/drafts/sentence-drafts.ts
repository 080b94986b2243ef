import { surelyShown, tells } from '../../cards/context-line'
import { blockingIssue } from '../../cards/lint-issue'
import { isFirstPerson, isPersonal } from '../claims/asides'
import { endOfWords } from '../claims/clauses'
import { objectWords, tellingWords } from '../claims/telling-words'
import { type Document, type Sentence, sentenceAt } from '../document'
import type { Mention, Span } from '../mention'
import { isBarren } from './barren'
import { clauseJointsOf } from './cut'
import { type AnsweredDraft, draftOfMention } from './draft-of-mention'
import { type MentionsOfSentence, passageOf } from './draft-passage'
import { BY_THE_WAY, isForMore } from './for-more'
import { markedWords } from './highlights'
import { isIncidental, isPassing } from './incidental'
import type { News } from './news'
import { isNotFirst } from './not-first'
import { openingOf } from './opening'
import type { RankedDraft } from './order-drafts'
import { dependsOnContext, standsByItself } from './standing-alone'
import { isBeside, isFigure, isOfHeadline, isRollCall, isSmall } from './telling-figures'
import { withoutTopic } from './topic'
import { hasUnnamedSubject } from './unnamed'
import { speaksOfUnknownEvent, unresolvedIn } from './unresolved'

/** Mentions of a sentence that drafts are made of before the best are chosen. */
const MOST_TRIED = 6
const STEP_SENTENCES = 1_000
/** How much a draft counts for each thing that the lint warns of: it cannot be accepted without a change. */
const ONE_WARNING = 0.8
const BLOCKED = 0.7
/** How much a draft counts that is a sentence with a blank: a question is what one is asked. */
const BLANK = 0.4
/** The figure of the headline is the news. */
const IN_TITLE = 1.4
/** “our price”: nobody says so who does not work there. */
const OURS = 0.6
/** Who said something in so many words is seldom what one must know. */
const WHOSE_WORDS = 0.6
const isCalled = (front: string): boolean => !/^Whose words\b/u.test(front)
/** Who holds an office that the text only names by the way. */
const WHO_IS = /^Who was \p{Ll}/u
const HOLDER = 0.6
/** On which day something happened is less often what one must know than how much, or why. */
const WHEN = 0.75
/** A question that names a year says of when it is; readers keep three in four of these, and half of the others. */
const UNDATED = 0.85
const BESIDE = 0.8
const NAMES_YEAR = /\b(?:1[5-9]|20)\d\d\b/u
/** How much a draft counts that only its text explains. */
const UNCLEAR = 0.75
const UNNAMED = 0.6
/** So much of what a card speaks of is not named on it. */
const UNRESOLVED = 0.5
/** Of a sentence that the lint warns of a second figure is drafted where it is worth so much. */
const LEAST_TELLING = 0.15
/** How much a gap counts that hides how many there were of a few. */
const FEW = 0.6
const FEW_COUNT = 20
/** A second draft from another clause tells more than another word of the same. */
const OF_ONE_CLAUSE = 0.35
/** A figure as the second draft tells more than a name. */
const FIGURE_BESIDE = 1.4
const FIGURE = /^(?:money|percent|count)$/
const LEAST_SALIENCE = 0.05
/** Below this only what the lint passes is offered. */
const LEAST_WARNED = 0.25

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The mentions of each sentence that has any worth asking for, best first. `tables` are blocks without prose. */
export function* bySentence(
  doc: Document,
  mentions: MentionsOfSentence,
  tables: ReadonlySet<number>,
): Generator<void, Mention[][]> {
  const worthwhile: Mention[][] = []
  const seen = new Set<string>()
  for (const sentence of doc.sentences) {
    if (sentence.index % STEP_SENTENCES === 0) yield
    if (tables.has(sentence.block)) continue
    const inside = mentions(sentence.index)
    if (inside.length === 0 || isBarren(doc, sentence)) continue
    // “You say that ports in North Africa lose”: said to somebody, of nothing that one could look up.
    const isTalk = isPersonal(doc.plain.slice(sentence.start, sentence.end))
    if (isTalk && inside.every(({ kind }) => kind === 'place' || kind === 'person' || kind === 'org')) continue
    // A dateline, or who speaks in an interview, is no part of what is told.
    const from = openingOf(doc, sentence)
    const worthy = inside.filter(({ salience, end }) => salience >= LEAST_SALIENCE && end > from)
    const words = doc.plain.slice(sentence.start, sentence.end)
    // A sentence that stands in a text again tells nothing new.
    if (worthy.length === 0 || seen.has(words)) continue
    seen.add(words)
    worthwhile.push(worthy.toSorted((a, b) => b.salience - a.salience || a.start - b.start))
  }
  return worthwhile
}

/** “four banks”, “eleven sites”: how many of a few there were. */
const isFewer = ({ kind, value }: Mention): boolean =>
  kind === 'count' &&
  typeof value === 'object' &&
  value !== null &&
  'count' in value &&
  typeof value.count === 'number' &&
  value.count < FEW_COUNT

/** The title as it stands above the card; null where it would give the answer away. */
function titleShown(doc: Document, { draft }: AnsweredDraft): string | null {
  const title = doc.options.title ?? null
  const [card] = draft.fact.cards
  return title === null || !card || tells(title, { ...card, deletion: 1 }) ? null : surelyShown(title)
}

/** A draft with what its order depends on. */
function rankedDraft(doc: Document, one: AnsweredDraft, mentions: MentionsOfSentence, news: News): RankedDraft | null {
  const { mention, lint, fact } = one.draft
  const sentence = sentenceAt(doc, one.answer.start)
  if (!sentence) return null
  const isSameSpan = (other: Mention): boolean => other.start === one.answer.start && other.end === one.answer.end
  const asked = isSameSpan(mention) ? mention : (mentions(sentence.index).find(isSameSpan) ?? mention)
  const isCloze = fact.cards[0]?.form === 'cloze'
  const whole = fact.cards[0]?.front ?? ''
  const front = withoutTopic(whole)
  const isNews = [news.lead, news.second, news.headline, ...news.proposals].includes(sentence.index)
  const title = titleShown(doc, one)
  const unresolved = unresolvedIn(front, title, doc, sentence)
  const isUnnamed = hasUnnamedSubject(front, title) || unresolved >= 1
  const isClear = !isUnnamed && unresolved < UNRESOLVED && standsByItself(front, title)
  return {
    ...one,
    sentence: sentence.index,
    block: sentence.block,
    clause: clauseJointsOf(doc, sentence).filter(({ end }) => end <= one.answer.start).length,
    worth:
      mention.salience *
      (isCloze ? BLANK * (isFewer(asked) ? FEW : 1) : 1) *
      (isOfHeadline(doc, asked) ? IN_TITLE : 1) *
      (isFirstPerson(front) ? OURS : 1) *
      (asked.kind === 'quote' && !isCalled(front) ? WHOSE_WORDS : 1) *
      (WHO_IS.test(front) ? HOLDER : 1) *
      (!isCloze && !isNews && asked.kind === 'date' ? WHEN : 1) *
      (isCloze || NAMES_YEAR.test(front) ? 1 : UNDATED) *
      (BY_THE_WAY.test(doc.plain.slice(sentence.start, one.answer.start)) ? BESIDE : 1) *
      // The missing year is what makes such a draft unclear: it counts once.
      (blockingIssue(lint) ? BLOCKED : ONE_WARNING ** lint.length * (isUnnamed ? UNNAMED : isClear ? 1 : UNCLEAR)),
    hidden: asked.kind,
    isNews,
    // “Who argues that …?” asks for a name.
    isArgument:
      (asked.kind === 'claim' && !/^\d/u.test(asked.quote) && !/^Who(?:se)?\b/u.test(front)) ||
      (asked.kind === 'quote' && isCalled(front) && !isCloze),
    isForMore: isForMore(doc, sentence, {
      front,
      isCloze,
      isNews,
      asked,
      inside: mentions(sentence.index),
      unresolved,
      // What stands before the card says where or of whom it is.
      stands: front === whole ? standsByItself(front, title) : !dependsOnContext(front),
      isOfUnknownEvent: speaksOfUnknownEvent(front, title),
    }),
    isNotFirst:
      (isCloze && (dependsOnContext(front) || (!isNews && isUnnamed))) ||
      isNotFirst(doc, sentence, { asked, answer: one.answer, isCloze, isNews, inside: mentions(sentence.index) }),
  }
}

/** The draft of a row of a table with what its order depends on; null where the row is no sentence of the text. */
export function ofRow(doc: Document, one: AnsweredDraft): RankedDraft | null {
  const sentence = sentenceAt(doc, one.answer.start)
  const { kind, salience } = one.draft.mention
  const place = sentence && { sentence: sentence.index, block: sentence.block, clause: 0 }
  return (
    place && {
      ...one,
      ...place,
      worth: salience,
      hidden: kind,
      isNews: false,
      isArgument: false,
      isNotFirst: false,
      isForMore: false,
    }
  )
}

const ANNOUNCED = /^[^“”"]{5,200}? (?:announced|said|confirmed|declared)(?: today| on \p{Lu}\p{Ll}+)? that /u

/** The draft of a sentence that tells the news without a figure: it hides the words that tell most. */
function newsDraft(doc: Document, sentence: Sentence, mentions: MentionsOfSentence): AnsweredDraft | null {
  const inside = mentions(sentence.index)
  const from = openingOf(doc, sentence)
  // “today announced that they will build”: what is announced is the news.
  const announced = ANNOUNCED.exec(doc.plain.slice(from, sentence.end))
  const clause = { start: from + (announced?.[0].length ?? 0), end: endOfWords(doc, sentence) }
  const words = objectWords(doc, clause, inside) ?? tellingWords(doc, clause, inside)
  if (!words) return null
  const salience = Math.max(0, ...inside.map((mention) => mention.salience))
  const mention = { ...markedWords(doc, words), salience }
  const passage = passageOf(doc, mention, mentions)
  return passage && draftOfMention(doc, mention, passage, 'built-in', { mentions })
}

const isQuestion = ({ draft }: RankedDraft): boolean => draft.fact.cards[0]?.form !== 'cloze'

/** Better first: what may be among the first offers, what the lint passes, what is worth more. */
const byWorth = (a: RankedDraft, b: RankedDraft): number =>
  Number(a.isNotFirst) - Number(b.isNotFirst) ||
  Number(blockingIssue(a.draft.lint) !== null) - Number(blockingIssue(b.draft.lint) !== null) ||
  b.worth - a.worth

/** The best of a sentence, and a second one: its argument if it has one, else the next best. */
function bestOf(drafts: readonly RankedDraft[]): readonly RankedDraft[] {
  const sorted = drafts.toSorted(byWorth)
  const clean = sorted.filter(({ draft }) => draft.lint.length === 0)
  // What the lint warns of is drafted only where the sentence gives nothing better, or it is a figure that tells much.
  const usable = clean.length > 0 ? clean : sorted.slice(0, 1)
  const telling = sorted.filter(
    ({ isNews, worth, hidden }) => (isNews || worth >= LEAST_TELLING) && FIGURE.test(hidden),
  )
  const [best] = usable
  if (!best) return []
  // The figures of the news come before what else its sentence says.
  const figures = telling.filter(({ isNotFirst }) => !isNotFirst)
  if (best.isNews && figures.length > 1) return figures.slice(0, 2)
  const argument = best.isArgument ? undefined : clean.find((one) => one.isArgument && !one.isNotFirst)
  if (argument && argument !== best) return [best, argument]
  const others = new Set([...usable, ...telling].filter((one) => one !== best))
  const worthBeside = (one: RankedDraft): number =>
    one.worth * (one.clause === best.clause ? OF_ONE_CLAUSE : 1) * (FIGURE.test(one.hidden) ? FIGURE_BESIDE : 1)
  const [second] = [...others].toSorted(
    (a, b) => Number(a.isNotFirst) - Number(b.isNotFirst) || worthBeside(b) - worthBeside(a),
  )
  return second ? [best, second] : [best]
}

/** The drafts of one sentence, best first, two at most: one for an answer. */
export function* draftsOfSentence(
  doc: Document,
  sorted: readonly Mention[],
  mentions: MentionsOfSentence,
  news: News,
): Generator<void, readonly RankedDraft[]> {
  const drafts: RankedDraft[] = []
  const claims = sorted.filter(({ kind }) => kind === 'claim')
  for (const mention of new Set([...sorted.slice(0, MOST_TRIED), ...claims])) {
    // Where a place is not all that a sentence tells, nobody needs to recall it from the rest.
    if (mention.kind === 'place' && drafts.length > 0) continue
    if (isBeside(doc, mention) || isRollCall(doc, mention)) continue
    if (isPassing(doc, mention) || isIncidental(doc, mention, sorted)) continue
    if (isSmall(doc, mention) && sorted.some((other) => isFigure(other) && !isSmall(doc, other))) continue
    const passage = passageOf(doc, mention, mentions)
    // The first draft of a process waits for every pattern to be compiled: in three steps, not in one.
    yield
    const made = passage && draftOfMention(doc, mention, passage, 'built-in', { mayBeBlocked: true, mentions })
    yield
    // “at a hearing set for Nov. 19” of what a judge may do.
    const asked = made && made.answer.start !== mention.start && sorted.find(({ start }) => start === made.answer.start)
    if (asked && isPassing(doc, asked)) continue
    const isPoor = made !== null && made.draft.lint.length > 0 && mention.salience < LEAST_WARNED
    const draft = made && !isPoor ? rankedDraft(doc, made, mentions, news) : null
    // A question for what somebody should do asks for more than the figure in it.
    const isMore = draft?.isArgument && isQuestion(draft)
    if (draft && (isMore || !drafts.some(({ answer }) => overlaps(answer, draft.answer)))) drafts.push(draft)
    yield
  }
  const sentence = sorted[0] && sentenceAt(doc, sorted[0].start)
  const isNews = sentence && (sentence.index === news.lead || sentence.index === news.headline)
  const told = isNews && drafts.every((one) => one.isNotFirst) ? newsDraft(doc, sentence, mentions) : null
  const draft = told && rankedDraft(doc, told, mentions, news)
  if (draft) drafts.push(draft)
  // Nobody keeps a card that only hides a place which is named by the way.
  return bestOf(
    drafts.filter((one) => one.isNews || isQuestion(one) || one.draft.mention.kind !== 'place' || !one.isNotFirst),
  )
}
