import { isFirstPerson, isPersonal } from '../claims/asides'
import { isAsked, isInterview } from '../claims/turns'
import type { Document, Sentence } from '../document'
import type { Mention, Span } from '../mention'
import { tagged } from '../names/vocabulary'
import { isFigure, isHeldAgainst, isRollCall, isSmall, isTimeSpan } from './telling-figures'

/** “Ilse Marent has been governor since”, “is director of”: who somebody is, where the text is about something else. */
const LIFE =
  /^(?:[\p{Lu}][\p{L}.’'-]+ ){1,4}(?:is|was|has been) (?:an? |the )?(?:(?:senior|former|associate|research|visiting|founding|\p{Ll}+) ){0,3}(?:director|historian|professor|fellow|lecturer|researcher|writer|journalist|reporter|correspondent|editor|columnist|analyst|author|scholar|physician|doctor|lawyer|economist|engineer|scientist|novelist|poet|head of)\b|\b(?:was|were) born (?:in|on)\b|\p{Lu}[\p{L}’'-]+ (?:reports|writes) (?:on|about|for)\b|\bbegan (?:his|her) career\b/u
/** “The last time … was in May 2001”: a comparison, and its answer is no news. */
const LAST_TIME = /^(?:The|It was the) (?:last|first|only) (?:other )?time\b/u
/** “The previous waiver, granted in 2021”: the one that matters no longer. */
const PREVIOUS = /\bthe (?:previous|earlier|old|former|preceding) [^;:]{2,80}$/iu

/** How long something takes is what a sentence tells only behind such words: “took 24 years”, “lasts nine weeks”. */
const TELLS_HOW_LONG =
  /\b(?:took|takes|take|taken|lasted|lasts|last|reached|reaches|wait(?:s|ed)? (?:of|is|was)|sentenced to|jailed for|life of|every) (?:about |some |around |nearly |at least |up to |more than )*$/iu

/** “The survey covered 287 farms”, “with 3,200 infants at 11 sites”: how large a sample was. */
const OF_SAMPLE =
  /\b(?:[Ss]urvey|[Ss]tudy|[Pp]oll|[Tt]rial|[Ss]ample)\b[^.;:]{0,90}\b(?:covered|included|enrolled|involved|interviewed|followed|with|at|and|of) (?:\d[\d,]* (?:\p{Ll}+ ){1,2}(?:and|at) )?$/u

/** “Set a date: …”, “Pay them a wage”: an order is no statement. */
const ORDERS =
  /^(?:(?:First|Second|Third|Fourth|Finally|Instead|So|Then|And),? )?(?:[Ss]et|[Gg]ive|[Pp]ay|[Bb]an|[Cc]ap|[Rr]aise|[Pp]ut|[Mm]ake|[Ll]et|[Bb]uild|[Ff]und|[Tt]ake|[Ss]top|[Ss]tart|[Aa]sk|[Uu]se|[Tt]ell|[Cc]onsider|[Ii]magine) (?:an?|the|every|all|it|them|us|what|\p{Ll}+s)\b/u

/** “Researchers followed 8,350 pupils”, “A second trial is to begin in 40 schools”: how large a study is, is not what it found. */
const STUDIES =
  /\b(?:[Rr]esearchers|[Ss]cientists|[Dd]octors|[Ee]conomists|[Tt]eam|[Ii]nvestigators)\b[^.;:]{0,90}\b(?:followed|tracked|studied|examined|tested|surveyed|interviewed|enrolled|recruited|monitored|analysed|analyzed)\b[^.;:]{0,60}$/u
const NEXT_STUDY =
  /\b(?:[Aa] |[Tt]he )?(?:[Ss]econd|[Ll]arger|[Ff]urther|[Nn]ew|[Ff]ollow-up|[Bb]igger) (?:\p{Ll}+ )?(?:trial|study|survey|experiment)\b(?![^.;:]*\b(?:found|showed|shows|suggested|concluded)\b)[^.;:]*$/u

const isTitled = (doc: Document, words: string): boolean =>
  (doc.options.title ?? '').toLowerCase().includes(words.toLowerCase())

/** “Lady Holm said that”: who says it is seldom what one must know, and never from a gap. */
const SPEAKS =
  /^(?:,|, [^,;:]{3,80},)? (?:said|says|told|tells|warned|warns|argued|argues|added|adds|replied|announced|believes|thinks)\b/u

/** “…, said [Efraín Ccori], the fire chief” */
const SPOKEN_BY = /[,”"] (?:said|says|told|added|adds|warned|argued|replied) $/u

/** “Sjoerd Hiemstra, 58, who lost 83 cows”: somebody whom a reporter met. */
const OF_AN_AGE =
  /(?<!^)\p{Lu}[\p{L}’'-]+, (?:aged )?\d\d,|^(?:\p{Lu}[\p{L}’'-]+ ){1,3}\p{Lu}[\p{L}’'-]+, (?:aged )?\d\d,/u
/** Of their own lives people tell much; of these words only that. */
const FAMILY =
  /\b(?:my|his|her) (?:own )?(?:father|mother|parents|grandfather|grandmother|wife|husband|son|daughter|brother|sister|childhood|children|kitchen|garden)\b/iu

/** Who did something is what there is to know where somebody takes or leaves an office. */
const TAKES_OFFICE =
  /\b(?:appointed|elected|re-elected|nominated|named|succeed(?:s|ed)?|replaces?|replaced|took over|takes over|resigned|resigns|step(?:s|ped)? down|retired?|retires|president|minister|chair(?:man|woman)?|chief executive|governor|secretary|director|founded|invented|discovered|wrote|won|convicted|sentenced)\b/iu

/** A writer's or a speaker's own story: “I resigned over eleven trucks”, “We ask 4,200 households”. */
const OWN_STORY = /^(?:[“"(]*)(?:I|We|My|Our|You|Your)\b/u

/** What a draft asks for in its sentence, and the mentions of that. */
type AskedOfSentence = {
  readonly asked: Mention
  readonly answer: Span
  readonly isCloze: boolean
  readonly isNews: boolean
  readonly inside: readonly Mention[]
}

/**
 * Whether a draft is never among the first, however much its sentence tells: it hides a place, a body or a span of time
 * by the way, or its sentence is about a life, about what was so the last time, a question's or a writer's own story.
 */
export function isNotFirst(
  doc: Document,
  sentence: Sentence,
  { asked, answer, isCloze, isNews, inside }: AskedOfSentence,
): boolean {
  const before = doc.plain.slice(sentence.start, answer.start)
  const words = doc.plain.slice(sentence.start, sentence.end)
  if (isCloze && (asked.kind === 'place' || asked.kind === 'org')) return true
  if (isCloze && asked.kind === 'person' && SPEAKS.test(doc.plain.slice(answer.end, sentence.end))) return true
  if (isCloze && isHeldAgainst(doc, asked)) return true
  // “was 3.0 per cent in [September]”: the figure is what one must know.
  const isFigureBeside = inside.some((one) => isFigure(one) && !isSmall(doc, one) && !isTimeSpan(one))
  if (isCloze && !isNews && asked.kind === 'date' && isFigureBeside) return true
  if (isCloze && asked.kind === 'person' && SPOKEN_BY.test(before)) return true
  if (isCloze && !isNews && asked.kind === 'person' && !TAKES_OFFICE.test(words)) return true
  if (isTimeSpan(asked) && !TELLS_HOW_LONG.test(before) && !isTitled(doc, asked.quote)) return true
  if (isRollCall(doc, asked)) return true
  // “Net loss of $61 million, or $0.47 per share”: no sentence.
  const isItem = doc.blocks[sentence.block]?.kind === 'item' && (asked.kind === 'money' || asked.kind === 'percent')
  if (isCloze && !isItem && !tagged(words.slice(0, 400)).some(({ tag }) => tag === 'VERB' || tag === 'AUX')) return true
  if (isCloze && ORDERS.test(words)) return true
  if (asked.kind === 'count' && [OF_SAMPLE, STUDIES, NEXT_STUDY].some((pattern) => pattern.test(before))) return true
  if (!isNews && (OF_AN_AGE.test(words) || FAMILY.test(words))) return true
  if (LIFE.test(words) || LAST_TIME.test(words) || PREVIOUS.test(before)) return true
  // “Interviews that we carried out in October”: how the text came about.
  if (asked.kind === 'date' && isFirstPerson(words) && !isInterview(doc)) return true
  if (isAsked(doc, sentence) || OWN_STORY.test(words)) return true
  return isPersonal(words) && !isInterview(doc)
}
