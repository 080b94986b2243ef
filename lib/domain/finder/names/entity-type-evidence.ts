import { asciiRegExp } from '../../text/ascii-reg-exp'
import {
  DIRECTIONS,
  HAS_A_BOARD,
  HAS_A_LIFE,
  HAS_STREETS,
  HIRED,
  MAKES,
  MOTION,
  MOVES,
  OF_A_PERSON,
  OF_AN_ORGANISATION,
  OPERATES,
  PUT_INTO,
} from '../words/en/around-names'
import { COMPANY_VERBS, ORGANISATION_NOUNS, TRADES } from '../words/en/organisations'
import { PLACE_NOUNS } from '../words/en/places'
import { SPEECH_VERBS } from '../words/en/speech'
import { ROLE_NOUNS } from '../words/en/titles'
import { ACRONYM, acronymVotes } from './acronyms'
import { knownName, type NameKind } from './gazetteer'
import { type NameRun, withoutArticle, wordsOfRun } from './name-mention'
import { isNameWord, OF_FIRMS_TOO } from './people'
import { adjoins, type NameToken } from './tokens'
import { isOrdinaryWord } from './vocabulary'
import { ARTICLES, isBesideOrganisations, isOfAnOrganisation, isRoleAhead, nounBehind } from './words-after-name'

export type EntityTypeEvidence = Readonly<Record<NameKind, number>>

const PERSONAL = new Set(['who', 'whose', 'himself', 'herself'])

function behind(tokens: readonly NameToken[], { from, to }: NameRun, words: number): EntityTypeEvidence {
  const scores = { person: 0, org: 0, place: 0 }
  const next = tokens[to]
  if (!next) return scores
  const { gap, word } = next
  if (/^[’']s? $/.test(gap)) {
    if (
      HAS_A_BOARD.test(word) ||
      /^(?:researchers|analysts|economists|fighters|editors?|journalists|readers|subscribers|mandate)$/.test(word)
    )
      scores.org += 1
    if (HAS_A_LIFE.test(word)) scores.person += 1
    if (HAS_STREETS.test(word)) scores.place += word === 'government' || word === 'port' ? 1 : 0.6
    return scores
  }
  const noun = nounBehind(tokens, to)
  if (noun) {
    if (ROLE_NOUNS.has(noun.word)) scores.person += 2
    else if (ORGANISATION_NOUNS.has(noun.word) || MAKES.test(noun.word)) scores.org += 2
    else if (PLACE_NOUNS.has(noun.word)) scores.place += 2
  }
  if (gap === ', ' && word === 'one' && tokens[to + 1]?.word === 'of') {
    const plural = tokens.slice(to + 2, to + 9).find((token) => ORGANISATION_NOUNS.has(token.word.replace(/s$/, '')))
    if (plural) scores.org += 2
  }
  if (gap === ', ' && next.isCapital && knownName(word)?.kind === 'place' && words === 1) scores.place += 1
  if (/^,? \(?$/.test(gap) && gap.length > 1 && /^[1-9]\d$/.test(word) && /^[,);]/.test(tokens[to + 1]?.gap ?? ','))
    scores.person += 2
  if (gap === ', ' && /^\d/.test(word) && /^(?:kilomet(?:re|er)s|km|miles)$/.test(tokens[to + 1]?.word ?? ''))
    scores.place += 2
  if (
    /^, $/.test(gap) &&
    word === 'which' &&
    /^(?:has|had|owns|owned|operates|operated|employs|runs|ran|makes|sells|controls|supplies|published|publishes|advises|took|spent|bought|sold|represents|manages|managed|insures|insured|lends|lent|funds|funded|launched|organises|regulates|oversees)$/.test(
      tokens[to + 1]?.word ?? '',
    )
  )
    scores.org += 1
  if (isOfAnOrganisation(tokens, to) && words > 1 && words < 4 && !isOrdinaryWord(tokens[to - 1]?.word ?? ''))
    scores.person += 1.5
  if (isBesideOrganisations(tokens, to)) scores.org += 1.2
  // “Pesquera Balboa, of Vigo, operates 22 trawlers”
  if (
    gap === ', ' &&
    /^(?:of|in|from)$/.test(word) &&
    tokens[to + 1]?.isCapital &&
    OPERATES.test(tokens[to + 2]?.word ?? '') &&
    /^, $/.test(tokens[to + 2]?.gap ?? '')
  )
    scores.org += 1.5
  if (!adjoins(next)) {
    if (gap === ', ' && PERSONAL.has(word)) scores.person += 1.5
    return scores
  }
  if (words === 1 && isRoleAhead(tokens, to)) scores.org += 1
  // “Prospect magazine”, “China Rail company”.
  if (
    /^(?:magazine|newspaper|company|charity|airline|bank|news|website|group|union|militia)$/.test(word) &&
    !/^[ ]?-/.test(tokens[to + 1]?.gap ?? '')
  )
    scores.org += word === 'group' || word === 'news' ? 0.7 : 1.2
  // “the Open Waters network”: what it is stands behind its name.
  if (
    /^(?:network|movement|party|coalition|consortium|foundation|agency|broadcaster|consultancy|conglomerate|faction)$/.test(
      word,
    )
  )
    scores.org += 1.2
  if (/^(?:shares|stock|bonds|employees|workers|executives|spokes(?:man|woman|person))$/.test(word)) scores.org += 1
  if (PERSONAL.has(word)) scores.person += 1.5
  if (/^(?:is|was|became|remains)$/.test(word)) {
    const at = ARTICLES.has(tokens[to + 1]?.word ?? '') ? to + 2 : to + 1
    const nouns = tokens.slice(at, at + 3)
    const end = nouns.findIndex((token) => !adjoins(token) || /^(?:of|in|at|for)$/.test(token.word))
    const noun = nouns[end < 0 ? nouns.length - 1 : end - 1]
    if (noun && ROLE_NOUNS.has(noun.word)) scores.person += 2
    else if (noun && ORGANISATION_NOUNS.has(noun.word)) scores.org += 1.5
    else if (noun && PLACE_NOUNS.has(noun.word)) scores.place += 1.5
  }
  // “the Open Waters said”: people have no article, and places do not speak.
  const isDefinite = words > 1 && tokens[from - 1]?.word === 'the' && adjoins(tokens[from])
  if (SPEECH_VERBS.has(word) && isDefinite) scores.org += 1.2
  else if (SPEECH_VERBS.has(word) && ACRONYM.test(tokens[from]?.word ?? '') && words === 1) scores.org += 1.2
  else if (SPEECH_VERBS.has(word)) scores.person += words > 1 && !isOrdinaryWord(tokens[to - 1]?.word ?? '') ? 1.5 : 0.5
  if (COMPANY_VERBS.has(word)) scores.org += 0.7
  if (
    /^(?:province|region|district|oblast|prefecture|county|airport|harbour|harbor|valley|peninsula|island|islands|river|port|estuary|bay|desert|railway|refinery|mine|oilfield|basin|dam|reservoir|lake|glacier|canal|strait|pass|crossing|station|prison|cathedral)$/.test(
      word,
    )
  )
    scores.place += 1
  return scores
}

function before(tokens: readonly NameToken[], { from, to }: NameRun, words: number): EntityTypeEvidence {
  const scores = { person: 0, org: 0, place: 0 }
  const [previous, second, third] = [tokens[from - 1], tokens[from - 2], tokens[from - 3]]
  const isBeside = adjoins(tokens[from])
  if (!previous || !isBeside) {
    if (previous && tokens[from]?.gap === ', ' && ROLE_NOUNS.has(previous.word) && words > 1) scores.person += 1
    if (previous && tokens[from]?.gap === ', ' && ORGANISATION_NOUNS.has(previous.word)) scores.org += 1.5
    // “Its lawyers, Hume Ballantyne, had argued”: several people with one name are a firm.
    const isHired =
      previous && tokens[from]?.gap === ', ' && HIRED.test(previous.word) && /^, /.test(tokens[to]?.gap ?? '')
    if (isHired && /^(?:its|their|his|her|the|whose)$/i.test(second?.word ?? '')) scores.org += 1.5
    const role = tokens
      .slice(Math.max(0, from - 6), from)
      .findIndex(({ word }, at, all) => ROLE_NOUNS.has(word) && all[at + 1]?.word === 'of')
    if (previous && tokens[from]?.gap === ', ' && role >= 0 && words > 1) scores.person += 1.5
    // “Pakistan’s Musadik Malik”: two words of no language whom a country or a body has.
    const isOwned =
      previous?.isCapital && /^[’']s? $/.test(tokens[from]?.gap ?? '') && knownName(previous.word) !== undefined
    if (
      isOwned &&
      words === 2 &&
      tokens
        .slice(from, from + 2)
        .every((token) => isNameWord(token) && !isOrdinaryWord(token.word) && !TRADES.has(token.word))
    )
      scores.person += 1
    return scores
  }
  const word = previous.word.toLowerCase()
  // “wrote for the Diplomat”
  if (
    word === 'the' &&
    second?.word === 'for' &&
    /^(?:wrote|writes|written|writing|reports|reported|reporting)$/.test(third?.word ?? '')
  )
    scores.org += 1.5
  // “the Lethra-based Altamar”, “a survey by Data Lethra”
  if (/-(?:based|listed|headquartered)$/.test(word)) scores.org += 1.2
  const isSource =
    second && /^(?:survey|poll|study|report|data|figures|estimates?|analysis|calculations|research)$/.test(second.word)
  if (isSource && /^(?:by|from)$/.test(word) && isOrdinaryWord(tokens[from]?.word ?? '')) scores.org += 1.2
  if (OF_FIRMS_TOO.test(word) && second?.word === 'its')
    scores.org += 1.5 // “and its partner Verrier Systèmes”
  else if (ROLE_NOUNS.has(word) || /^(?:mp|mep|ceo|cfo)$/.test(word)) scores.person += words > 1 ? 2 : 1
  if (ORGANISATION_NOUNS.has(word) || word === 'ngo') scores.org += 1.5
  if (word === 'for' && second && /^work(?:s|ed|ing)?$/.test(second.word)) scores.org += 1
  if (word === 'to' && second && MOTION.test(second.word)) scores.place += 1
  if (word === 'of' && second && OF_A_PERSON.test(second.word) && words > 1) scores.person += 1.5
  if (PLACE_NOUNS.has(word) && word !== 'state' && word !== 'country') scores.place += 1
  if (word === 'of' && second && PLACE_NOUNS.has(second.word) && tokens[from - 3]?.word !== 'head') scores.place += 2
  if (word === 'of' && second && DIRECTIONS.test(second.word)) scores.place += 1
  if (word === 'of' && second && OF_AN_ORGANISATION.test(second.word)) scores.org += 1
  if (word === 'in' && !(second && PUT_INTO.test(second.word)) && !(third && /^stakes?$/.test(third.word)))
    scores.place += 1.2
  else if (MOVES.has(word)) scores.place += word === 'through' || word === 'around' ? 0.6 : 1
  const isBetween = (word === 'from' && tokens[to]?.word === 'to') || (word === 'to' && third?.word === 'from')
  if (isBetween && !/^(?:fell|rose|went|changed|cut|raised)$/.test(second?.word ?? '')) scores.place += 1
  if (word === 'in' && second && PUT_INTO.test(second.word)) scores.org += 1
  if (/^[Bb]y$/.test(word) && words > 1 && previous.opens) scores.person += 1.5
  if (word === 'for' && second && /^(?:lawyers?|spokes(?:man|woman|person)|spokespeople|attorneys?)$/.test(second.word))
    scores.org += 1
  if (word === 'of' && second && /^,/.test(previous.gap)) scores.place += 1
  if (
    word === 'at' &&
    second &&
    /^(?:reservoir|flats|factory|yard|depot|terminal|prison|quarry|reactor|barracks|refinery|smelter|shipyard|market|port|dam|station|junction|border|base|camp|plant|mine|summit|talks|meeting|battle)$/.test(
      second.word,
    )
  )
    scores.place += 1
  if (word === 'at' && second && ROLE_NOUNS.has(second.word)) scores.org += 1.5
  if (word === 'by' && second && /^(?:owned|operated|manufactured|published|built|run|acquired)$/.test(second.word))
    scores.org += 1
  return scores
}

/** Endings of words that firms are made of: “Coastways”, “Belneftegaz”. */
const COINED = asciiRegExp(/^\p{Lu}\p{L}{2,}(?:ways|neft|gaz|energo|prom|soft|tech|pharma|chem|telecom|invest|bank)$/u)
const JOINED_CAPITALS = asciiRegExp(/^(?!(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van|Von)\p{Lu})\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+$/u)

/** Words before “The Courier” that make it a paper or an organisation, not a book, a film or a ship. */
const BEFORE_A_PAPER =
  /^(?:told|tells|with|for|by|to|at|of|magazine|newspaper|paper|website|journal|daily|weekly|broadcaster|blog|site|outlet)$/
export const BEHIND_A_PAPER =
  /^(?:reported|reports|wrote|writes|quoted|quotes|published|publishes|newspaper|magazine|website|asked|learned|learnt)$/

const articledVotes = (tokens: readonly NameToken[], { from, to }: NameRun): number =>
  (BEFORE_A_PAPER.test(tokens[from - 1]?.word ?? '') ? 1.5 : 0) +
  (BEHIND_A_PAPER.test(tokens[to]?.word ?? '') || SPEECH_VERBS.has(tokens[to]?.word ?? '') ? 1.5 : 0) +
  (nounBehind(tokens, to) && ORGANISATION_NOUNS.has(nounBehind(tokens, to)?.word ?? '') ? 2 : 0)

/** “a chainmaker from”, “the baker of”: behind somebody and “from” stands where they are at home. */
const isHomeOf = (tokens: readonly NameToken[], from: number): boolean => {
  const [second, previous] = [tokens[from - 2], tokens[from - 1]]
  return (
    previous?.word === 'from' &&
    adjoins(tokens[from]) &&
    second !== undefined &&
    !second.isCapital &&
    (ROLE_NOUNS.has(second.word) || /[a-z]{3}(?:maker|worker|man|woman|smith|keeper)$/.test(second.word))
  )
}

/** What the words round a name say of what it is: above 1 for a kind is a clear word, below it a hint. */
export function entityTypeEvidenceFor(tokens: readonly NameToken[], run: NameRun): EntityTypeEvidence {
  const words = run.to - run.from
  const [first, second] = [before(tokens, run, words), behind(tokens, run, words)]
  // “PowerChina”: a capital inside a word is a firm’s, but for “McVey” and “DeLuca”.
  const isJoined = words === 1 && JOINED_CAPITALS.test(tokens[run.from]?.word ?? '')
  const isCoined = tokens.slice(run.from, run.to).some(({ word }) => COINED.test(word) && !isOrdinaryWord(word))
  const letters = acronymVotes(tokens, run) + (isJoined || isCoined ? 1.2 : 0)
  if (withoutArticle(wordsOfRun(tokens, run)) !== wordsOfRun(tokens, run))
    return { person: 0, org: articledVotes(tokens, run), place: 0 }
  // “a chainmaker from Cradley Heath, who was”: who is the chainmaker.
  const place = first.place + second.place
  if (isHomeOf(tokens, run.from)) return { person: 0, org: first.org + second.org, place: place + 1.2 }
  // What a firm says does not make a person of it.
  const person = first.org >= 1.5 ? 0 : first.person + second.person
  return { person, org: first.org + second.org + letters, place }
}
