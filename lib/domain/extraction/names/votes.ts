import { latin } from '../latin'
import { COMPANY_VERBS, ORGANISATION_HEADS, ORGANISATION_NOUNS, TRADES } from '../words/en/organisations'
import { PLACE_NOUNS } from '../words/en/places'
import { SPEECH_VERBS } from '../words/en/speech'
import { ROLE_NOUNS } from '../words/en/titles'
import { knownName, type NameKind } from './gazetteer'
import { endOfRun, type Run, withoutArticle, wordsOfRun } from './mention'
import { isNameWord } from './people'
import { adjoins, type Token } from './tokens'
import { isOrdinaryWord, partOfSpeech } from './vocabulary'

export type Votes = Readonly<Record<NameKind, number>>

const ARTICLES = new Set(['a', 'an', 'the', 'its', 'one'])
const MOVES = new Set([
  'in',
  'near',
  'outside',
  'across',
  'throughout',
  'around',
  'towards',
  'toward',
  'off',
  'into',
  'through',
  'via',
  'inside',
])
/** Words after which “in” says what money or trust is put into. */
const PUT_INTO =
  /^(?:stakes?|shares?|holdings?|interests?|invest(?:ed|s|ing|ments?|ors?)?|confidence|trust|faith|believ(?:e|ed|es)|shareholders?|partners?|merged?|bought|sold|majority|minority)$/
const DIRECTIONS =
  /^(?:north|south|east|west|north-east|north-west|south-east|south-west|northeast|northwest|southeast|southwest|miles|kilometres|kilometers|km|outskirts|coast|capital|port|ports|harbour|mines|mine|hills|banks|villages|towns|mayor|suburb|suburbs|people|streets|citizens|residents|skies|waters|siege|fall|battle)$/
const MOTION =
  /^(?:flew|fly|travel(?:led|ed|s)?|moved|went|drove|sailed|returned|fled|shipped|bound|way|road|train|trip|visit|railway|sent|exports|bus)$/
const OF_A_PERSON =
  /^(?:words|works?|death|life|views|ideas|book|leadership|presidency|election|appointment|arrest|murder|trial|writings|resignation)$/
const OF_AN_ORGANISATION =
  /^(?:head|founder|director|boss|chief|shares|stake|stakes|shareholders|employees|subsidiary|subsidiaries|customers|owner|parent|unit|arm|chairman|chairwoman|executive|spokesman|spokeswoman|board)$/
const HAS_A_BOARD =
  /^(?:boss|chairman|chairwoman|shares?|board|employees|customers|profits?|revenues?|sales|earnings|chief|shareholders|headquarters|management|workers|lawyers|fleet|turnover|website|products?|stock|owners?|investors|plants?|factor(?:y|ies)|refiner(?:y|ies)|mills?|ships|tankers|offices?|warehouses?)$/
const HAS_A_LIFE =
  /^(?:wife|husband|widow|son|daughter|brother|sister|father|mother|lawyer|biography|memoir|career|speech|book|critics|aides?|rival|successor|predecessor|remarks|death|visit|book)$/
const HAS_STREETS =
  /^(?:mayor|harbou?r|port|streets?|airport|outskirts|residents|citizens|population|government|economy|parliament|capital|borders?|railway|rail|university|coast|council|ruling|prime|foreign|president|central|old)$/
const HIRED =
  /^(?:lawyers|solicitors|auditors|bankers|brokers|advisers|advisors|consultants|architects|underwriters|insurers|agents|publishers|owners|contractors|lenders|managers|builders)$/
const PERSONAL = new Set(['who', 'whose', 'himself', 'herself'])

/** The noun of an apposition behind a name: “, a shipping company in …”, “, the deputy harbour master of …”. */
function nounBehind(tokens: readonly Token[], to: number): Token | null {
  const [first] = tokens.slice(to, to + 1)
  if (!first || !/^, $/.test(first.gap)) return null
  let at = ARTICLES.has(first.word) ? to + 1 : to
  // “…, remembers no customs officer”: a sentence that goes on.
  if (at === to && partOfSpeech(first.word) === 'VERB') return null
  for (const limit = to + 7; at < limit; at += 1) {
    const token = tokens[at]
    if (
      !token ||
      (at > to && !adjoins(token) && token.gap !== '-') ||
      /^(?:of|in|at|for|that|which|who|and|is|was|to|on)$/.test(token.word)
    )
      break
  }
  const noun = tokens[at - 1]
  return noun && at - 1 >= to && !noun.isCapital ? noun : null
}

/** “KPA managing director Dag Holm”: the name before an office and a person is who they work for. */
function isRoleAhead(tokens: readonly Token[], to: number): boolean {
  for (let at = to; at < to + 3 && adjoins(tokens[at]); at += 1) {
    const token = tokens[at]
    if (!token || token.isCapital) return false
    if (ROLE_NOUNS.has(token.word)) return tokens[at + 1]?.isCapital === true && adjoins(tokens[at + 1])
  }
  return false
}

/** “Osei Kwarteng, of the Institute for …”: somebody who speaks for what follows. */
function isOfAnOrganisation(tokens: readonly Token[], to: number): boolean {
  if (tokens[to]?.gap !== ', ' || !/^(?:of|from|at|with)$/.test(tokens[to]?.word ?? '')) return false
  const from = tokens[to + 1]?.word === 'the' ? to + 2 : to + 1
  const first = tokens[from]
  if (!first?.isCapital) return false
  return knownName(first.word)?.kind === 'org' || tokens.slice(from, endOfRun(tokens, from)).some(isHead)
}

const isHead = ({ word }: Token): boolean => ORGANISATION_HEADS.has(word)

/** “Open Ledger and a smaller charity”, “Tradeway and three banks”: one among others of its kind. */
function isBesideOrganisations(tokens: readonly Token[], to: number): boolean {
  if (
    tokens[to]?.word !== 'and' ||
    !/^(?:an?|another|other|several|two|three|four|five|six)$/.test(tokens[to + 1]?.word ?? '')
  )
    return false
  const near = tokens.slice(to + 2, to + 4)
  return [tokens[to + 1], ...near].some((token) => token && isOrganisationNoun(token.word) && adjoins(token))
}

const isOrganisationNoun = (word: string): boolean =>
  ORGANISATION_NOUNS.has(word) ||
  (word.endsWith('s') && ORGANISATION_NOUNS.has(word.replace(/(?:ie)?s$/, (end) => (end === 'ies' ? 'y' : ''))))

function behind(tokens: readonly Token[], { to }: Run, words: number): Votes {
  const votes = { person: 0, org: 0, place: 0 }
  const next = tokens[to]
  if (!next) return votes
  const { gap, word } = next
  if (/^[’']s? $/.test(gap)) {
    if (HAS_A_BOARD.test(word)) votes.org += 1
    if (HAS_A_LIFE.test(word)) votes.person += 1
    if (HAS_STREETS.test(word)) votes.place += word === 'government' || word === 'port' ? 1 : 0.6
    return votes
  }
  const noun = nounBehind(tokens, to)
  if (noun) {
    if (ROLE_NOUNS.has(noun.word)) votes.person += 2
    else if (ORGANISATION_NOUNS.has(noun.word)) votes.org += 2
    else if (PLACE_NOUNS.has(noun.word)) votes.place += 2
  }
  if (gap === ', ' && word === 'one' && tokens[to + 1]?.word === 'of') {
    const plural = tokens.slice(to + 2, to + 9).find((token) => ORGANISATION_NOUNS.has(token.word.replace(/s$/, '')))
    if (plural) votes.org += 2
  }
  if (gap === ', ' && next.isCapital && knownName(word)?.kind === 'place' && words === 1) votes.place += 1
  if (/^,? \(?$/.test(gap) && gap.length > 1 && /^[1-9]\d$/.test(word) && /^[,);]/.test(tokens[to + 1]?.gap ?? ','))
    votes.person += 2
  if (gap === ', ' && /^\d/.test(word) && /^(?:kilomet(?:re|er)s|km|miles)$/.test(tokens[to + 1]?.word ?? ''))
    votes.place += 2
  if (
    /^, $/.test(gap) &&
    word === 'which' &&
    /^(?:has|had|owns|owned|operates|operated|employs|runs|ran|makes|sells|controls|supplies|published|publishes|advises|took|spent|bought|sold|represents|manages|managed|insures|insured|lends|lent|funds|funded|launched|organises|regulates|oversees)$/.test(
      tokens[to + 1]?.word ?? '',
    )
  )
    votes.org += 1
  if (isOfAnOrganisation(tokens, to) && words > 1 && words < 4 && !isOrdinaryWord(tokens[to - 1]?.word ?? ''))
    votes.person += 1.5
  if (isBesideOrganisations(tokens, to)) votes.org += 1.2
  if (!adjoins(next)) {
    if (gap === ', ' && PERSONAL.has(word)) votes.person += 1.5
    return votes
  }
  if (words === 1 && isRoleAhead(tokens, to)) votes.org += 1
  // “Prospect magazine”, “China Rail company”.
  if (
    /^(?:magazine|newspaper|company|charity|airline|bank|news|website|group|union|militia)$/.test(word) &&
    !/^[ ]?-/.test(tokens[to + 1]?.gap ?? '')
  )
    votes.org += word === 'group' || word === 'news' ? 0.7 : 1.2
  if (/^(?:shares|stock|bonds|employees|workers|executives|spokes(?:man|woman|person))$/.test(word)) votes.org += 1
  if (PERSONAL.has(word)) votes.person += 1.5
  if (/^(?:is|was|became|remains)$/.test(word)) {
    const at = ARTICLES.has(tokens[to + 1]?.word ?? '') ? to + 2 : to + 1
    const nouns = tokens.slice(at, at + 3)
    const end = nouns.findIndex((token) => !adjoins(token) || /^(?:of|in|at|for)$/.test(token.word))
    const noun = nouns[end < 0 ? nouns.length - 1 : end - 1]
    if (noun && ROLE_NOUNS.has(noun.word)) votes.person += 2
    else if (noun && ORGANISATION_NOUNS.has(noun.word)) votes.org += 1.5
    else if (noun && PLACE_NOUNS.has(noun.word)) votes.place += 1.5
  }
  if (SPEECH_VERBS.has(word)) votes.person += words > 1 && !isOrdinaryWord(tokens[to - 1]?.word ?? '') ? 1.5 : 0.5
  if (COMPANY_VERBS.has(word)) votes.org += 0.7
  if (
    /^(?:province|region|district|oblast|prefecture|county|airport|harbour|harbor|valley|peninsula|island|islands|river|port|estuary|bay|desert|railway|refinery|mine|oilfield|basin|dam|reservoir|lake|glacier|canal|strait|pass|crossing)$/.test(
      word,
    )
  )
    votes.place += 1
  return votes
}

function before(tokens: readonly Token[], { from, to }: Run, words: number): Votes {
  const votes = { person: 0, org: 0, place: 0 }
  const [previous, second, third] = [tokens[from - 1], tokens[from - 2], tokens[from - 3]]
  const isBeside = adjoins(tokens[from])
  if (!previous || !isBeside) {
    if (previous && tokens[from]?.gap === ', ' && ROLE_NOUNS.has(previous.word) && words > 1) votes.person += 1
    if (previous && tokens[from]?.gap === ', ' && ORGANISATION_NOUNS.has(previous.word)) votes.org += 1.5
    // “Its lawyers, Hume Ballantyne, had argued”: several people with one name are a firm.
    const isHired =
      previous && tokens[from]?.gap === ', ' && HIRED.test(previous.word) && /^, /.test(tokens[to]?.gap ?? '')
    if (isHired && /^(?:its|their|his|her|the|whose)$/i.test(second?.word ?? '')) votes.org += 1.5
    const role = tokens
      .slice(Math.max(0, from - 6), from)
      .findIndex(({ word }, at, all) => ROLE_NOUNS.has(word) && all[at + 1]?.word === 'of')
    if (previous && tokens[from]?.gap === ', ' && role >= 0 && words > 1) votes.person += 1.5
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
      votes.person += 1
    return votes
  }
  const word = previous.word.toLowerCase()
  if (ROLE_NOUNS.has(word) || /^(?:mp|mep|ceo|cfo)$/.test(word)) votes.person += words > 1 ? 2 : 1
  if (ORGANISATION_NOUNS.has(word) || word === 'ngo') votes.org += 1.5
  if (word === 'for' && second && /^work(?:s|ed|ing)?$/.test(second.word)) votes.org += 1
  if (word === 'to' && second && MOTION.test(second.word)) votes.place += 1
  if (word === 'of' && second && OF_A_PERSON.test(second.word) && words > 1) votes.person += 1.5
  if (PLACE_NOUNS.has(word) && word !== 'state' && word !== 'country') votes.place += 1
  if (word === 'of' && second && PLACE_NOUNS.has(second.word) && tokens[from - 3]?.word !== 'head') votes.place += 2
  if (word === 'of' && second && DIRECTIONS.test(second.word)) votes.place += 1
  if (word === 'of' && second && OF_AN_ORGANISATION.test(second.word)) votes.org += 1
  if (word === 'in' && !(second && PUT_INTO.test(second.word)) && !(third && /^stakes?$/.test(third.word)))
    votes.place += 1.2
  else if (MOVES.has(word)) votes.place += word === 'through' || word === 'around' ? 0.6 : 1
  const isBetween = (word === 'from' && tokens[to]?.word === 'to') || (word === 'to' && third?.word === 'from')
  if (isBetween && !/^(?:fell|rose|went|changed|cut|raised)$/.test(second?.word ?? '')) votes.place += 1
  if (word === 'in' && second && PUT_INTO.test(second.word)) votes.org += 1
  if (/^[Bb]y$/.test(word) && words > 1 && previous.opens) votes.person += 1.5
  if (word === 'for' && second && /^(?:lawyers?|spokes(?:man|woman|person)|spokespeople|attorneys?)$/.test(second.word))
    votes.org += 1
  if (word === 'of' && second && /^,/.test(previous.gap)) votes.place += 1
  if (
    word === 'at' &&
    second &&
    /^(?:market|port|dam|station|junction|border|base|camp|plant|mine|summit|talks|meeting|battle)$/.test(second.word)
  )
    votes.place += 1
  if (word === 'at' && second && ROLE_NOUNS.has(second.word)) votes.org += 1.5
  if (word === 'by' && second && /^(?:owned|operated|manufactured|published|built|run|acquired)$/.test(second.word))
    votes.org += 1
  return votes
}

const ACRONYM = latin(/^\p{Lu}{3,6}$/u)

/** Letters in capitals behind “the” are mostly an organisation, more so where they act. */
function acronymVotes(tokens: readonly Token[], { from, to }: Run): number {
  if (to - from > 1 || !ACRONYM.test(tokens[from]?.word ?? '')) return 0
  const isOwned = /^[’']s? $/.test(tokens[from]?.gap ?? '')
  const isDefinite = isOwned || (tokens[from - 1]?.word.toLowerCase() === 'the' && adjoins(tokens[from]))
  if (!isDefinite) return 0
  const acts =
    SPEECH_VERBS.has(tokens[to]?.word ?? '') ||
    /^(?:hopes|plans|expects|wants|intends|aims)$/.test(tokens[to]?.word ?? '') ||
    /^(?:by|as|with|from|at)$/.test(tokens[from - 2]?.word ?? '')
  const goesOn =
    /^[’']s /.test(tokens[to]?.gap ?? '') || /^(?:will|would|has|had|is|was|may|can)$/.test(tokens[to]?.word ?? '')
  return acts || goesOn ? 1 : 0.6
}

const JOINED_CAPITALS = latin(/^(?!(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van|Von)\p{Lu})\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+$/u)

/** Words before “The Courier” that make it a paper or an organisation, not a book, a film or a ship. */
const BEFORE_A_PAPER =
  /^(?:told|tells|with|for|by|to|at|of|magazine|newspaper|paper|website|journal|daily|weekly|broadcaster|blog|site|outlet)$/
const BEHIND_A_PAPER =
  /^(?:reported|reports|wrote|writes|quoted|quotes|published|publishes|newspaper|magazine|website|asked|learned|learnt)$/

const articledVotes = (tokens: readonly Token[], { from, to }: Run): number =>
  (BEFORE_A_PAPER.test(tokens[from - 1]?.word ?? '') ? 1.5 : 0) +
  (BEHIND_A_PAPER.test(tokens[to]?.word ?? '') || SPEECH_VERBS.has(tokens[to]?.word ?? '') ? 1.5 : 0) +
  (nounBehind(tokens, to) && ORGANISATION_NOUNS.has(nounBehind(tokens, to)?.word ?? '') ? 2 : 0)

/** What the words round a name say of what it is: above 1 for a kind is a clear word, below it a hint. */
export function votesFor(tokens: readonly Token[], run: Run): Votes {
  const words = run.to - run.from
  const [first, second] = [before(tokens, run, words), behind(tokens, run, words)]
  // “PowerChina”: a capital inside a word is a firm’s, but for “McVey” and “DeLuca”.
  const isJoined = words === 1 && JOINED_CAPITALS.test(tokens[run.from]?.word ?? '')
  const letters = acronymVotes(tokens, run) + (isJoined ? 1.2 : 0)
  if (withoutArticle(wordsOfRun(tokens, run)) !== wordsOfRun(tokens, run))
    return { person: 0, org: articledVotes(tokens, run), place: 0 }
  // What a firm says does not make a person of it.
  const person = first.org >= 1.5 ? 0 : first.person + second.person
  return { person, org: first.org + second.org + letters, place: first.place + second.place }
}
