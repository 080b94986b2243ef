import { contextLine } from '@/lib/domain/cards/context-line'
import { textOf, withMarks } from '@/lib/domain/cards/segments'
import { answerOf, answerText, questionOf } from '@/lib/domain/cards/sides'
import type { CardChange } from '@/lib/domain/comparison/change'
import { asOfSentence, edtfWords } from '@/lib/domain/content/edtf'
import { sentenceAround } from '@/lib/domain/content/sentence-around'
import { FLAGS, flagName } from '@/lib/domain/flags'
import type { DateStyle } from '@/lib/domain/format/date-style'
import { percentWords } from '@/lib/domain/format/percent'
import { aboutMinutes, counted, minutesWords } from '@/lib/domain/format/words'
import type { TypedGrade } from '@/lib/domain/grading/typed'
import { VERDICT_WORDS } from '@/lib/domain/grading/verdict-words'
import type { CardId, Instant } from '@/lib/domain/ids'
import { PASSAGE_ROLE_WORDS } from '@/lib/domain/library'
import type { Preferences } from '@/lib/domain/preferences'
import type { AlsoPassage, StudyCard } from '@/lib/domain/queue/study-card'
import { RATING_NAMES, RATINGS } from '@/lib/domain/scheduling/memory'
import { dueOrEarlyWords, earlyLeft } from '@/lib/domain/session/early-left'
import { type CardSide, leftAt, memoryOf, minutesLeftAt, type ReviewSession } from '@/lib/domain/session/review-session'
import { counts } from '@/lib/domain/session/running-queue'
import { summaryOf } from '@/lib/domain/session/session-summary'
import { titledCitation } from '@/lib/domain/titled-citation'
import { bold, faint, hasLooks, wrap } from '../terminal'

/** What is left: “12 new, 3 learning, 31 due, about 6 minutes”. */
export const leftWords = (session: ReviewSession, now: Instant): string => {
  const { study, state } = session
  const minutes = aboutMinutes(minutesLeftAt(session, now))
  if (study.isCram) return `${counted(leftAt(session, now), 'card')} left, ${minutes}`
  const left = counts(state.queue, now)
  return `${left.new} new, ${left.learning} learning, ${dueOrEarlyWords(left.due, earlyLeft(session))}, ${minutes}`
}

/** “, flag: Red” of a card that has one; nothing otherwise. */
export const flagWords = (session: ReviewSession, cardId: CardId): string => {
  const flag = memoryOf(session, cardId)?.flag ?? 0
  return flag === 0 ? '' : `, flag: ${flagName(flag)}`
}

/** “0 No flag   1 Red   2 Orange …” */
export const flagChoiceWords = (): string => wrap([0, ...FLAGS].map((flag) => `${flag} ${flagName(flag)}`).join('   '))

/** Whether the line on what a card is about is shown with the question, or only with the answer. */
export type ContextSetting = Pick<Preferences, 'contextLine' | 'dates'>

const contextWords = (card: StudyCard, isShown: boolean): readonly string[] =>
  isShown ? [faint(wrap(contextLine(card))), ''] : []

/** The question, with what it is about unless that is shown with the answer. */
export const questionWords = (card: StudyCard, setting: ContextSetting): string => {
  const { hint } = card
  return [
    ...contextWords(card, setting.contextLine),
    wrap(textOf(questionOf(card)), '  '),
    ...(hint === null ? [] : [faint(wrap(`Hint: ${hint}`, '  '))]),
  ].join('\n')
}

/** Stands before each word that is to be bold, while lines are still to be broken. */
const MARKED = '\uE000'

/** A passage with its own words marked: by their look, or by « ». */
const passageWords = ({ before, exact, after }: Pick<StudyCard['source'], 'before' | 'exact' | 'after'>): string => {
  if (!hasLooks()) return wrap(`${before}«${exact}»${after}`, '  ')
  // Looks are put on after wrapping, word by word, so that lines are as long as they seem.
  const mark = (text: string) =>
    text
      .split(' ')
      .map((word) => `${MARKED}${word}`)
      .join(' ')
  return wrap(`${before}${mark(exact)}${after}`, '  ').replace(/\uE000(\S*)/g, (_, word: string) => bold(word))
}

/** Only the sentences of the passage: the rest of the paragraph may hold the answers of other cards. */
const sentenceWords = ({ source }: StudyCard): string => {
  const { before, after } = sentenceAround(source.before, source.exact, source.after)
  const isCut = { before: before.length < source.before.length, after: after.length < source.after.trimEnd().length }
  return passageWords({
    before: isCut.before ? `… ${before}` : before,
    exact: source.exact,
    after: isCut.after ? `${after} …` : after,
  })
}

/** The passage in its whole paragraph. */
export const paragraphWords = ({ source }: StudyCard): string => passageWords(source)

/** “Notes on: the title. Author, outlet, date. As of 2022.” */
const sourceWords = ({ source, fact }: StudyCard, dates: DateStyle): string =>
  [titledCitation(source, dates), ...(fact.asOf ? [asOfSentence(fact.asOf, dates)] : [])].join(' ')

const inMarks = (segments: TypedGrade['marked']): string =>
  segments.map(({ text, bold: differs }) => (differs ? `«${text}»` : text)).join('')

/** How a typed answer came out: what is wrong in it and, of a close one, what it lacks or has otherwise, in « ». */
const verdictWords = ({ verdict, difference, marked }: TypedGrade): string => {
  if (verdict === 'correct') return VERDICT_WORDS.correct
  const typed = textOf(marked).trim() === '' ? '' : ` You typed: ${inMarks(marked)}`
  if (verdict === 'wrong') return wrap(`${VERDICT_WORDS.wrong}${typed}`)
  return wrap(`${VERDICT_WORDS.close} Grade it yourself. Differences are in « »: ${inMarks(difference)}.${typed}`)
}

/** “Also in China’s Kazakh Concerns, The Straits Times, January 2022: “its words”.” */
const alsoWords = ({ role, note, title, outlet, published, exact }: AlsoPassage, dates: DateStyle): string => {
  const source = [title, outlet, published === null ? null : edtfWords(published, dates)].filter(
    (part) => part !== null,
  )
  return `${PASSAGE_ROLE_WORDS[role]}: ${source.join(', ')}: “${exact}”${note === null ? '' : ` ${note}`}`
}

/**
 * The answer with passage and source, and what speaks against it elsewhere in the library; first what the card is
 * about, if that was not shown with the question.
 */
export const answerWords = (card: StudyCard, typed: TypedGrade | null, setting: ContextSetting): string =>
  [
    ...contextWords(card, !setting.contextLine),
    ...(typed ? [verdictWords(typed)] : []),
    wrap(textOf(answerOf(card)), '  ')
      .split('\n')
      .map(bold)
      .join('\n'),
    ...(card.extra ? ['', wrap(textOf(withMarks([{ text: card.extra }])), '  ')] : []),
    ...(card.change ? [wrap(changeWords(card.change), '  ')] : []),
    '',
    ...(card.source.exact === '' ? [] : [sentenceWords(card)]),
    faint(wrap(sourceWords(card, setting.dates), '  ')),
    ...(card.fact.hedge === null ? [] : [faint(wrap(`Hedge: ${card.fact.hedge}`, '  '))]),
    ...card.also.map((passage) => faint(wrap(alsoWords(passage, setting.dates), '  '))),
    ...card.links.map(({ kind, statement, title }) =>
      wrap(`${kind === 'contradicts' ? 'Another fact says' : 'A newer fact'}: ${statement} (${title})`, '  '),
    ),
  ].join('\n')

/** “Changed since you last answered: it was 12, and is now 14. Why.” */
const changeWords = ({ was, now, note }: CardChange): string =>
  `Changed since you last answered: it was ${was}, and is now ${now}.${note ? ` ${note}` : ''}`

/** The four grades with their next intervals, none while cramming; the proposed one on Enter. */
export const gradesWords = ({ labels, proposed }: CardSide & { readonly kind: 'answer' }): string => {
  const grades = RATINGS.map((rating) => `${rating} ${RATING_NAMES[rating]}${labels ? `, ${labels[rating]}` : ''}`)
  return wrap(
    `${grades.join('   ')}\nEnter ${RATING_NAMES[proposed]}   o whole paragraph   u undo   s suspend   f flag   q quit`,
  )
}

/** What a session came to. */
export const summaryWords = (session: ReviewSession): string => {
  const { answers, minutes, compared, recalled, expected, missed } = summaryOf(session)
  if (answers === 0) return 'No cards answered.'
  return [
    `${counted(answers, 'answer')} in ${minutesWords(minutes)}.`,
    ...(compared > 0
      ? [
          `You recalled ${recalled} of ${counted(compared, 'card')} after a day or more: ${percentWords(recalled / compared)}, predicted ${percentWords(expected / compared)}.`,
        ]
      : []),
    ...(missed.length > 0
      ? ['Missed:', ...missed.map((card) => `- ${textOf(questionOf(card))} ${answerText(card)}`)]
      : []),
  ]
    .map((line) => wrap(line))
    .join('\n')
}
